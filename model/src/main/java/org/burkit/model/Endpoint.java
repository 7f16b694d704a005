package org.burkit.model;

/** The published way of writing an address and a port: {@code 192.0.2.1:443}, {@code [::1]:443}. */
public final class Endpoint {
  private Endpoint() {}

  public static String of(String ip, int port) {
    return ip.indexOf(':') >= 0 ? "[" + ip + "]:" + port : ip + ":" + port;
  }

  /** The address of {@code ip:port} without brackets; the whole text where there is no port. */
  public static String ip(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    String host = colon < 0 ? endpoint : endpoint.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
