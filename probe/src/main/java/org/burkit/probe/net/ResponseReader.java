package org.burkit.probe.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okio.Buffer;
import okio.ByteString;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one response until its end, a limit of its own size or of all pages together, a break or
 * a stop. Of one event loop.
 */
final class ResponseReader extends SimpleChannelInboundHandler<HttpObject> {
  static final int MAX_BODY = 1024 * 1024;
  static final int MAX_HEADERS = 64 * 1024;

  /** More than any server has to say before its answer. */
  private static final int MAX_INTERIM = 20;

  /**
   * What came of a response.
   *
   * @param body as transferred, at most 1 MiB
   */
  record Received(
      Optional<HttpResponse> head, ByteString body, boolean truncated, Optional<Failure> failure) {

    static Received nothing(Failure failure) {
      return new Received(Optional.empty(), ByteString.EMPTY, false, Optional.of(failure));
    }
  }

  private final Tap tap;
  private final PageMemory memory;
  private final CompletableFuture<Received> received = new CompletableFuture<>();
  private final Buffer body = new Buffer();
  private @Nullable HttpResponse head;
  private int interim;

  ResponseReader(Tap tap, PageMemory memory) {
    this.tap = tap;
    this.memory = memory;
  }

  CompletableFuture<Received> received() {
    return received;
  }

  /** Ends the reading with what there is. In the event loop only. */
  void stop(Failure failure) {
    finish(true, Optional.of(failure));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
    if (part.decoderResult().isFailure() || interim > MAX_INTERIM) {
      stop(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
      var _ = context.close();
      return;
    }
    if (part instanceof HttpResponse response) {
      boolean isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      interim += isInterim ? 1 : 0;
      head = isInterim ? null : response; // RFC 9110 section 15.2: the real answer is still to come
    }
    if (part instanceof HttpContent content && head != null && !received.isDone()) {
      take(context, content);
    }
  }

  private void take(ChannelHandlerContext context, HttpContent content) throws IOException {
    int already = (int) body.size();
    int came = content.content().readableBytes();
    int kept = memory.take(already, Math.min(MAX_BODY - already, came));
    body.write(content.content().nioBuffer(content.content().readerIndex(), kept));
    if (came > kept) {
      finish(true, Optional.empty());
      var _ = context.close();
    } else if (content instanceof LastHttpContent) {
      finish(false, Optional.empty());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop(tap.broken().orElse(Failure.of(FailureKind.EOF)));
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    broke(cause);
    var _ = context.close();
  }

  /** Ends the reading since the connection broke, or the server broke the protocol. */
  void broke(Throwable cause) {
    stop(tap.broken().orElseGet(() -> Failures.of(cause)));
  }

  private void finish(boolean truncated, Optional<Failure> failure) {
    if (received.isDone()) {
      return;
    }
    boolean cut = truncated && head != null;
    received.complete(new Received(Optional.ofNullable(head), body.snapshot(), cut, failure));
  }
}
