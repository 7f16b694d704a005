package org.burkit.lab.server;

import static io.netty.handler.ssl.ApplicationProtocolNames.HTTP_1_1;
import static io.netty.handler.ssl.ApplicationProtocolNames.HTTP_2;

import java.util.ArrayList;
import java.util.List;

/** Which versions of HTTP a server speaks, over TLS and over QUIC, and which it says it does. */
public enum Speech {
  HTTP_1,
  /** Version 2 alone, also to clients that do not ask for it. */
  HTTP_2_ONLY,
  BOTH,
  /** Versions 1 and 2 over TLS, 3 over QUIC. */
  WITH_HTTP_3,
  /** Says that it speaks version 3 too, but nobody listens for QUIC. */
  PROMISING_HTTP_3;

  /** The name of version 3 (RFC 9114 section 3.1). */
  static final String HTTP_3 = "h3";

  /** Names of ALPN (RFC 7301) over TLS, in order of preference. */
  public List<String> offered() {
    return switch (this) {
      case HTTP_1 -> List.of(HTTP_1_1);
      case HTTP_2_ONLY -> List.of(HTTP_2);
      case BOTH, WITH_HTTP_3, PROMISING_HTTP_3 -> List.of(HTTP_2, HTTP_1_1);
    };
  }

  /** Names of ALPN that the HTTPS record says (RFC 9460 section 7.1). */
  public List<String> announced() {
    List<String> all = new ArrayList<>(promisesHttp3() ? List.of(HTTP_3) : List.of());
    all.addAll(offered());
    return List.copyOf(all);
  }

  /** Whether its announcements, in the HTTPS record and in each response, name version 3. */
  public boolean promisesHttp3() {
    return this == WITH_HTTP_3 || this == PROMISING_HTTP_3;
  }

  /** Whether it listens for QUIC. */
  public boolean speaksHttp3() {
    return this == WITH_HTTP_3;
  }

  /** What it speaks with clients that offer nothing. */
  String unasked() {
    return switch (this) {
      case HTTP_1, BOTH, WITH_HTTP_3, PROMISING_HTTP_3 -> HTTP_1_1;
      case HTTP_2_ONLY -> HTTP_2;
    };
  }
}
