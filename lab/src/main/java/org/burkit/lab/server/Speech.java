package org.burkit.lab.server;

import static io.netty.handler.ssl.ApplicationProtocolNames.HTTP_1_1;
import static io.netty.handler.ssl.ApplicationProtocolNames.HTTP_2;

import java.util.List;

/** Which versions of HTTP a server speaks over TLS, as it offers them by ALPN (RFC 7301). */
public enum Speech {
  HTTP_1,
  /** Version 2 alone, also to clients that do not ask for it. */
  HTTP_2_ONLY,
  BOTH;

  /** Names of ALPN, in order of preference. */
  public List<String> offered() {
    return switch (this) {
      case HTTP_1 -> List.of(HTTP_1_1);
      case HTTP_2_ONLY -> List.of(HTTP_2);
      case BOTH -> List.of(HTTP_2, HTTP_1_1);
    };
  }

  /** What it speaks with clients that offer nothing. */
  String unasked() {
    return switch (this) {
      case HTTP_1, BOTH -> HTTP_1_1;
      case HTTP_2_ONLY -> HTTP_2;
    };
  }
}
