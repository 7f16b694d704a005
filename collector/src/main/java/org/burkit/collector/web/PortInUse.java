package org.burkit.collector.web;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The address to listen at cannot be had. */
public final class PortInUse extends IOException {
  PortInUse(InetSocketAddress listen, String why) {
    super(
        "cannot listen at "
            + listen.getHostString()
            + ":"
            + listen.getPort()
            + " ("
            + why
            + "); stop what uses it, or choose another with --listen HOST:PORT");
  }
}
