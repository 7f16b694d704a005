package org.burkit.lab.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The few kinds of HTTP responses that the lab's servers give. */
public final class Answers {
  private Answers() {}

  public static FullHttpResponse html(HttpResponseStatus status, String html) {
    ByteBuf body = Unpooled.copiedBuffer(html, StandardCharsets.UTF_8);
    return with(status, "text/html; charset=utf-8", body);
  }

  /**
   * A page that says the same over and over, so that the memory for it is that of saying it once.
   */
  public static FullHttpResponse repeating(String html, int bytes) {
    byte[] once = html.getBytes(StandardCharsets.UTF_8);
    ByteBuf[] parts = new ByteBuf[bytes / once.length];
    Arrays.setAll(parts, _ -> Unpooled.wrappedBuffer(once));
    ByteBuf body = Unpooled.wrappedBuffer(parts.length, parts);
    return with(HttpResponseStatus.OK, "text/html; charset=utf-8", body);
  }

  public static FullHttpResponse redirect(String location) {
    FullHttpResponse response =
        html(HttpResponseStatus.MOVED_PERMANENTLY, "<html><title>Moved</title></html>");
    response.headers().set(HttpHeaderNames.LOCATION, location);
    return response;
  }

  static FullHttpResponse with(HttpResponseStatus status, String type, ByteBuf body) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return response;
  }
}
