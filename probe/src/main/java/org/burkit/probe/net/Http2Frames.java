package org.burkit.probe.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** The frames of a stream as the parts of a response, with no header added. Of one event loop. */
final class Http2Frames extends ChannelInboundHandlerAdapter {
  private final ResponseReader reader;

  Http2Frames(ResponseReader reader) {
    this.reader = reader;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    switch (message) {
      case Http2HeadersFrame headers -> head(context, headers);
      case Http2DataFrame data ->
          context.fireChannelRead(
              data.isEndStream()
                  ? new DefaultLastHttpContent(data.content())
                  : new DefaultHttpContent(data.content()));
      case Http2ResetFrame _ -> reader.stop(Failure.of(FailureKind.HTTP_REQUEST_FAILED));
      default -> ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof Http2ResetFrame) {
      reader.stop(Failure.of(FailureKind.HTTP_REQUEST_FAILED));
    }
    context.fireUserEventTriggered(event);
  }

  private void head(ChannelHandlerContext context, Http2HeadersFrame frame) {
    @Nullable CharSequence status = frame.headers().status();
    if (status != null) { // trailers have none
      var response =
          new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.parseLine(status));
      for (Map.Entry<CharSequence, CharSequence> header : frame.headers()) {
        if (!header.getKey().isEmpty() && header.getKey().charAt(0) != ':') {
          response.headers().add(header.getKey(), header.getValue());
        }
      }
      context.fireChannelRead(response);
    }
    if (frame.isEndStream()) {
      context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }
}
