package org.burkit.probe.net.hop;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The first bytes in which a name is said in clear. */
final class Payloads {
  private Payloads() {}

  /** Empty where the name cannot be an SNI. */
  static Optional<byte[]> clientHello(String name) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      engine.setSSLParameters(parameters);
      ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      var _ = engine.wrap(ByteBuffer.allocate(0), out);
      byte[] hello = new byte[out.flip().remaining()];
      out.get(hello);
      return Optional.of(hello);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (GeneralSecurityException | SSLException e) {
      throw new IllegalStateException("every Java platform must offer TLS", e);
    }
  }

  /** Empty where the name cannot stand in a DNS message. */
  static Optional<byte[]> question(String name, String type) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      Record asked = Record.newRecord(absolute, Type.value(type), DClass.IN);
      return Optional.of(Message.newQuery(asked).toWire());
    } catch (TextParseException e) {
      return Optional.empty();
    }
  }

  static byte[] request(String host) {
    return request(host, "/");
  }

  /** For a page whose address was asked for before, so that nothing in it needs encoding. */
  static byte[] request(URI page) {
    String path =
        page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
    String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
    return request(page.getRawAuthority(), path + query);
  }

  private static byte[] request(String host, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
