package org.burkit.collector.control;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.burkit.model.EchConfigs;
import org.conscrypt.Conscrypt;

/**
 * A TLS server on loopback that opens hidden names with BoringSSL's own server code, for which
 * Conscrypt has no public call.
 */
final class TestEch implements Closeable {
  static final String COVER = "cover.example";

  private final KeyPair pair;
  private final SSLServerSocket server;

  TestEch(KeyManagerFactory keys) throws Exception {
    pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(keys.getKeyManagers(), null, null);
    takeKey(context);
    server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::serve);
  }

  private void takeKey(SSLContext context) throws Exception {
    Class<?> type = Class.forName("org.conscrypt.AbstractSessionContext");
    Field pointer = type.getDeclaredField("sslCtxNativePointer");
    pointer.setAccessible(true);
    Method enable =
        Class.forName("org.conscrypt.NativeCrypto")
            .getDeclaredMethod(
                "SSL_CTX_ech_enable_server", long.class, type, byte[].class, byte[].class);
    enable.setAccessible(true);
    Object sessions = context.getServerSessionContext();
    byte[] secret = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
    enable.invoke(null, pointer.get(sessions), sessions, secret, config());
  }

  private byte[] config() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] open = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    byte[] name = COVER.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer config = ByteBuffer.allocate(19 + open.length + name.length);
    config.putShort((short) 0xfe0d).putShort((short) (config.capacity() - 4));
    config.put((byte) 9).putShort((short) 0x0020).putShort((short) open.length).put(open);
    config.putShort((short) 4).putShort((short) 1).putShort((short) 1).put((byte) 64);
    return config.put((byte) name.length).put(name).putShort((short) 0).array();
  }

  EchConfigs told() {
    byte[] config = config();
    ByteBuffer list = ByteBuffer.allocate(2 + config.length);
    return EchConfigs.of(list.putShort((short) config.length).put(config).array()).orElseThrow();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> shakeHands(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void shakeHands(SSLSocket socket) {
    try (socket) {
      socket.startHandshake();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client left.
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
