package org.burkit.collector.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Gathers one request's body on the event loop, within its limit and the common budget. Only the
 * request's event loop may call it.
 *
 * <p>A body that is too large is read on and thrown away for a while, since a peer that still
 * writes would see a broken pipe instead of the answer.
 */
final class BodyReader {
  private static final int PATIENCE = 4;

  /** Gets the body, or the reason why there is none, and what gives its bytes back. */
  @FunctionalInterface
  interface Done {
    void accept(Body body, Optional<Answer> refusal, Runnable release);
  }

  private final HttpServerRequest request;
  private final long limit;
  private final ByteBudget budget;
  private final Done whenDone;
  private final Buffer gathered = Buffer.buffer();
  private long seen;
  private long taken;
  private Optional<Answer> refusal = Optional.empty();
  private boolean done;

  private BodyReader(HttpServerRequest request, long limit, ByteBudget budget, Done whenDone) {
    this.request = request;
    this.limit = limit;
    this.budget = budget;
    this.whenDone = whenDone;
  }

  /** Calls {@code whenDone} once, unless the peer goes away first. */
  static void read(HttpServerRequest request, long limit, ByteBudget budget, Done whenDone) {
    var reader = new BodyReader(request, limit, budget, whenDone);
    request.exceptionHandler(failure -> reader.abandon());
    request.handler(reader::more);
    request.endHandler(end -> reader.finish());
  }

  private void more(Buffer chunk) {
    seen += chunk.length();
    if (refusal.isEmpty()) {
      if (seen > limit) {
        refuse(
            Problem.of(
                413,
                "Body too large",
                "expected at most " + limit + " bytes, more came; send less"));
      } else if (!budget.tryTake(chunk.length())) {
        refuse(Problem.busy("too many bytes are on their way here at once; try again in a while"));
      } else {
        taken += chunk.length();
        gathered.appendBuffer(chunk);
      }
    } else if (seen > PATIENCE * (limit + 1)) {
      finish();
    }
  }

  private void refuse(Answer answer) {
    refusal = Optional.of(answer.last());
    release();
  }

  private void finish() {
    if (!done) {
      done = true;
      Body body = refusal.isPresent() ? Body.NONE : Body.of(gathered.getBytes());
      long bytes = taken;
      taken = 0;
      whenDone.accept(body, refusal, () -> budget.giveBack(bytes));
    }
  }

  private void abandon() {
    done = true;
    release();
    request.connection().close();
  }

  private void release() {
    budget.giveBack(taken);
    taken = 0;
  }
}
