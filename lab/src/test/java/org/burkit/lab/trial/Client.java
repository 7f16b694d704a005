package org.burkit.lab.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.burkit.lab.world.Place;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A plain client in one place of the lab, on kernel sockets: what happens on the wire, apart from
 * the probe.
 */
public final class Client {
  /** Long enough for a busy machine: only what never comes is waited for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration SHORT_PATIENCE = Duration.ofMillis(800);

  private final Place place;
  private final Duration patience;

  public Client(Place place) {
    this(place, PATIENCE);
  }

  private Client(Place place, Duration patience) {
    this.place = place;
    this.patience = patience;
  }

  /**
   * The same client, who takes a short silence for the end. On a busy machine that may be too
   * short, so a test that expects silence also looks at what crossed the links.
   */
  public Client expectingSilence() {
    return waiting(SHORT_PATIENCE);
  }

  /** The same client, who takes so long a silence for the end. */
  public Client waiting(Duration other) {
    return new Client(place, other);
  }

  private int patienceMillis() {
    return (int) patience.toMillis();
  }

  /** All answers to one question, in order of arrival: addresses, or the name of the rcode. */
  public List<String> ask(String resolver, String name, int expected) throws Exception {
    return ask(resolver, name, Type.A, expected);
  }

  /** The same for questions of any type. */
  public List<String> ask(String resolver, String name, int type, int expected) throws Exception {
    try (DatagramSocket socket = place.namespace().call(() -> new DatagramSocket())) {
      Message query =
          Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
      byte[] wire = query.toWire();
      socket.send(new DatagramPacket(wire, wire.length, InetAddress.getByName(resolver), 53));
      List<String> answers = new ArrayList<>();
      while (answers.size() < expected) {
        socket.setSoTimeout(patienceMillis());
        DatagramPacket reply = new DatagramPacket(new byte[1500], 1500);
        socket.receive(reply);
        Message message = new Message(Arrays.copyOf(reply.getData(), reply.getLength()));
        List<Record> records = message.getSection(Section.ANSWER);
        answers.add(
            records.isEmpty()
                ? org.xbill.DNS.Rcode.string(message.getRcode())
                : records.getFirst().rdataToString());
      }
      return answers;
    }
  }

  /** The first answer over TCP, which is plain or TLS by the port (RFC 7766, RFC 7858). */
  public Message askOverStream(String resolver, int port, String name, int type) throws Exception {
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
    try (Socket socket =
        port == 853 ? secure(resolver, port, "dot.lab.example") : connect(resolver, port)) {
      byte[] wire = query.toWire();
      var out = new DataOutputStream(socket.getOutputStream());
      out.write(
          ByteBuffer.allocate(2 + wire.length).putShort((short) wire.length).put(wire).array());
      var in = new DataInputStream(socket.getInputStream());
      return new Message(in.readNBytes(in.readUnsignedShort()));
    }
  }

  /**
   * What comes back over TCP, and how it ends, if these pieces are sent, each in a segment of its
   * own.
   */
  public Heard say(String address, int port, byte[]... pieces) throws Exception {
    var heard = new ByteArrayOutputStream();
    try (Socket socket = connect(address, port)) {
      socket.setTcpNoDelay(true);
      for (byte[] piece : pieces) {
        socket.getOutputStream().write(piece);
      }
      socket.getInputStream().transferTo(heard);
      return new Heard(heard.toString(ISO_8859_1), "closed");
    } catch (IOException e) {
      return new Heard(heard.toString(ISO_8859_1), failure(e));
    }
  }

  /** The first that comes back over TCP, whatever would come then. */
  public String firstWord(String address, int port, byte[]... pieces) throws Exception {
    try (Socket socket = connect(address, port)) {
      socket.setTcpNoDelay(true);
      for (byte[] piece : pieces) {
        socket.getOutputStream().write(piece);
      }
      byte[] first = new byte[1500];
      int length = socket.getInputStream().read(first);
      return new String(first, 0, Math.max(0, length), ISO_8859_1);
    }
  }

  /** Sends a datagram into the blue. */
  public void cast(String address, int port, byte[] data) throws Exception {
    try (DatagramSocket socket = place.namespace().call(() -> new DatagramSocket())) {
      socket.send(new DatagramPacket(data, data.length, InetAddress.getByName(address), port));
    }
  }

  /** Reads the start of a page over TLS, as far as it comes, and says how many bytes that were. */
  public int firstBytes(String address, String host, int most) throws Exception {
    try (SSLSocket tls = secure(address, host)) {
      tls.getOutputStream().write(request(host, "/"));
      return tls.getInputStream().readNBytes(most).length;
    }
  }

  /** The page of a site over TLS as far as it comes, and how it ends. */
  public Heard page(String address, String host) throws Exception {
    var heard = new ByteArrayOutputStream();
    try (SSLSocket tls = secure(address, host)) {
      tls.getOutputStream().write(request(host, "/"));
      tls.getInputStream().transferTo(heard);
      return new Heard(heard.toString(UTF_8), "closed");
    } catch (IOException e) {
      return new Heard(heard.toString(UTF_8), failure(e));
    }
  }

  /** The protocol that a TLS server picks from those that are offered; "alert" if none. */
  public String picks(String address, String serverName, String... offered) throws Exception {
    try (Socket plain = connect(address, 443);
        SSLSocket tls = wrap(plain, 443, serverName)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setApplicationProtocols(offered);
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls.getApplicationProtocol();
    } catch (SSLHandshakeException e) {
      return "alert";
    }
  }

  /**
   * How TLS to an address with a name ends: the issuer of the leaf, or "reset", "silence",
   * "refused", "eof".
   */
  public String tls(String address, String serverName) throws Exception {
    try {
      return leaf(address, serverName).getIssuerX500Principal().getName();
    } catch (IOException e) {
      return failure(e);
    }
  }

  /** The certificate that a TLS server shows for a name. */
  public X509Certificate leaf(String address, String serverName) throws Exception {
    return chain(address, serverName).getFirst();
  }

  /** The certificates that a TLS server shows for a name, the leaf first. */
  public List<X509Certificate> chain(String address, String serverName) throws Exception {
    try (SSLSocket tls = secure(address, serverName)) {
      return Arrays.stream(tls.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  /** The answer to a request over TLS, whole, whatever the certificate. */
  public String https(String address, String host, String path) throws Exception {
    try (SSLSocket tls = secure(address, host)) {
      tls.getOutputStream().write(request(host, path));
      return new String(tls.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private SSLSocket secure(String address, String serverName) throws Exception {
    return secure(address, 443, serverName);
  }

  private SSLSocket secure(String address, int port, String serverName) throws Exception {
    Socket plain = connect(address, port);
    try {
      SSLSocket tls = wrap(plain, port, serverName);
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static SSLSocket wrap(Socket plain, int port, String serverName) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, serverName, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(serverName)));
    tls.setSSLParameters(parameters);
    return tls;
  }

  private static byte[] request(String host, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .getBytes(UTF_8);
  }

  /** The answer to a plain HTTP request, whole, or how it failed. */
  public String http(String address, String host) throws Exception {
    try (Socket socket = connect(address, 80)) {
      socket.getOutputStream().write(request(host, "/"));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      return failure(e);
    }
  }

  private Socket connect(String address, int port) throws IOException {
    SocketChannel channel = place.namespace().call(() -> SocketChannel.open());
    Socket socket = channel.socket();
    try {
      socket.connect(new InetSocketAddress(address, port), patienceMillis());
      socket.setSoTimeout(patienceMillis());
      return socket;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String failure(IOException e) throws IOException {
    return switch (e) {
      case SocketTimeoutException _ -> "silence";
      case java.net.NoRouteToHostException _ -> "prohibited";
      case javax.net.ssl.SSLException tls when tls.getCause() instanceof EOFException -> "eof";
      case java.net.ConnectException _ -> "refused";
      case SocketException _ -> "reset";
      case EOFException _ -> "eof";
      default -> throw e;
    };
  }

  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
