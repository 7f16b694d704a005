package org.burkit.lab.server;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import org.burkit.lab.packet.Ip;

/**
 * What a web server says to one request. Called on event loops: must not block, must not keep the
 * request.
 */
@FunctionalInterface
public interface Responder {
  FullHttpResponse answer(FullHttpRequest request, Ip client);
}
