package org.burkit.probe.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.burkit.model.EchConfigs;
import org.conscrypt.Conscrypt;

/**
 * A TLS server on loopback that opens what is hidden with BoringSSL's own server code, and all that
 * clients sent on the wire. BoringSSL's calls for servers are not public in Conscrypt, hence the
 * reflection.
 */
final class EchPeer implements AutoCloseable {
  static final String COVER = "cover.example";

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final SSLServerSocket server;
  private final Peer front;

  private EchPeer(SSLContext context, String... groups) throws Exception {
    var sockets = context.getServerSocketFactory();
    this.server = (SSLServerSocket) sockets.createServerSocket();
    server.bind(new InetSocketAddress(Peer.loopback(), 0));
    Thread.ofVirtual().start(() -> serve(groups));
    this.front = Peer.tcp((socket, number) -> forward(socket));
  }

  /** A server without a key: hidden names are nothing to it. */
  static EchPeer unaware(KeyManagerFactory keys) throws Exception {
    return new EchPeer(context(keys));
  }

  /** A server with a key. */
  static EchPeer opening(KeyManagerFactory keys, Key key) throws Exception {
    return new EchPeer(keyed(keys, key));
  }

  /** The same, which wants a key share that no client sends at first (HelloRetryRequest). */
  static EchPeer askingTwice(KeyManagerFactory keys, Key key) throws Exception {
    return new EchPeer(keyed(keys, key), "P-384");
  }

  /**
   * A key: X25519, HKDF-SHA256, AES-128-GCM.
   *
   * @param config the ECHConfig that tells of it
   */
  record Key(byte[] secret, byte[] config) {
    /**
     * @param number which clients send along
     */
    static Key of(int number) {
      try {
        KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] open = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        byte[] secret = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
        return new Key(secret, config(number, open));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static byte[] config(int number, byte[] open) {
      byte[] name = COVER.getBytes(StandardCharsets.US_ASCII);
      ByteBuffer contents = ByteBuffer.allocate(17 + open.length + name.length);
      contents.put((byte) number).putShort((short) 0x0020).putShort((short) open.length).put(open);
      contents.putShort((short) 4).putShort((short) 1).putShort((short) 1).put((byte) 64);
      contents.put((byte) name.length).put(name).putShort((short) 0).flip();
      ByteBuffer config = ByteBuffer.allocate(4 + contents.remaining());
      return config
          .putShort((short) 0xfe0d)
          .putShort((short) contents.remaining())
          .put(contents)
          .array();
    }

    EchConfigs told() {
      ByteBuffer list = ByteBuffer.allocate(2 + config.length);
      list.putShort((short) config.length).put(config);
      return EchConfigs.of(list.array()).orElseThrow();
    }
  }

  private static Method boring(String name, Class<?>... parameters) throws Exception {
    Method method = Class.forName("org.conscrypt.NativeCrypto").getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  private static SSLContext context(KeyManagerFactory keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext keyed(KeyManagerFactory keys, Key key) throws Exception {
    SSLContext context = context(keys);
    Object sessions = context.getServerSessionContext();
    Class<?> type = Class.forName("org.conscrypt.AbstractSessionContext");
    Field pointer = type.getDeclaredField("sslCtxNativePointer");
    pointer.setAccessible(true);
    Method enable =
        boring("SSL_CTX_ech_enable_server", long.class, type, byte[].class, byte[].class);
    if (!(boolean)
        enable.invoke(null, pointer.get(sessions), sessions, key.secret(), key.config())) {
      throw new IllegalStateException("BoringSSL did not take the key");
    }
    return context;
  }

  private void serve(String... groups) {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        if (groups.length > 0) {
          Conscrypt.setNamedGroups(socket, groups);
        }
        Thread.ofVirtual().start(() -> shakeHands(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void shakeHands(SSLSocket socket) {
    try (socket) {
      socket.startHandshake();
      Peer.drain(socket);
    } catch (IOException e) {
      // the client went away
    }
  }

  private void forward(Socket client) throws IOException {
    try (Socket behind = new Socket(Peer.loopback(), server.getLocalPort())) {
      Thread back =
          Thread.ofVirtual().start(() -> pass(behind, client, OutputStream.nullOutputStream()));
      pass(client, behind, wire);
      behind.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to, OutputStream copy) {
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copy.write(buffer, 0, read);
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // one of them went away
    }
  }

  int port() {
    return front.port();
  }

  int connections() {
    return front.connections();
  }

  /** All that clients have sent, a character for each byte. */
  String wire() {
    return wire.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    front.close();
    server.close();
  }
}
