package org.burkit.probe.control;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.burkit.model.Control;
import org.burkit.model.ControlCodec;
import org.burkit.model.ControlRequest;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.probe.net.Backoff;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;

/** Speaks the OONI test helper protocol (ts-017) to one control. Any thread may ask. */
public final class ControlClient {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long MAX_ANSWER = 4 << 20;
  private static final int BUSY = 503;
  private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final HttpUrl url;
  private final OkHttpClient client;

  public ControlClient(HttpUrl url, OkHttpClient client) {
    this.url = url;
    this.client = client;
  }

  /**
   * Asks once, and once more where the control did not answer. One that is busy and says when to
   * come again is asked for as long as the deadline allows, or until the thread is interrupted.
   */
  public ControlAnswer ask(ControlRequest request, Deadline deadline) {
    Reply reply = attempt(request, deadline);
    for (int refusals = 1; reply.again().isPresent(); refusals++) {
      Duration pause =
          pause(reply.again().get(), refusals, ThreadLocalRandom.current().nextDouble());
      if (deadline.left().compareTo(pause) <= 0 || !waited(pause)) {
        return reply.answer();
      }
      reply = attempt(request, deadline);
    }
    boolean once = reply.worthAnother() && !deadline.hasPassed();
    return once ? attempt(request, deadline).answer() : reply.answer();
  }

  private static boolean waited(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * How long a busy control is left alone.
   *
   * @param told by its {@code Retry-After} (RFC 9110, section 10.2.3)
   * @param refusals in a row, at least one
   * @param chance from 0 to 1
   */
  static Duration pause(Duration told, int refusals, double chance) {
    Duration first = told.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : told;
    return new Backoff(first, LONGEST_PAUSE).notBefore(refusals, chance);
  }

  /**
   * One attempt.
   *
   * @param again after how long the control wants to be asked again, where it is busy and says so
   */
  private record Reply(ControlAnswer answer, boolean worthAnother, Optional<Duration> again) {
    static Reply last(ControlAnswer answer) {
      return new Reply(answer, false, Optional.empty());
    }
  }

  private Reply attempt(ControlRequest request, Deadline deadline) {
    Request post =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(ControlCodec.encode(request), JSON))
            .build();
    // OkHttp has patience of its own for silent servers; only the deadline counts here.
    OkHttpClient timed =
        client
            .newBuilder()
            .readTimeout(deadline.left().plusMillis(1))
            .callTimeout(deadline.left().plusMillis(1))
            .build();
    try (Response response = timed.newCall(post).execute()) {
      return read(request, response);
    } catch (IOException e) {
      ControlAnswer none = ControlAnswer.failed(Network.failure(e), Optional.empty());
      return new Reply(none, true, Optional.empty());
    }
  }

  private static Reply read(ControlRequest request, Response response) throws IOException {
    Optional<Instant> date =
        Optional.ofNullable(response.headers().getDate("Date")).map(java.util.Date::toInstant);
    if (response.code() != 200) {
      Failure failure = Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS);
      boolean busy = response.code() == BUSY;
      return new Reply(
          ControlAnswer.failed(failure, date), busy, busy ? told(response) : Optional.empty());
    }
    try {
      Control control = ControlCodec.decode(response.peekBody(MAX_ANSWER).bytes());
      return Reply.last(judged(request, control, date));
    } catch (MalformedMeasurementException e) {
      Failure failure = Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE);
      return Reply.last(ControlAnswer.failed(failure, date));
    }
  }

  private static Optional<Duration> told(Response response) {
    return Optional.ofNullable(response.header("Retry-After"))
        .filter(SECONDS.asMatchPredicate())
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** Controls that do not know the nonce leave it out; one that echoes another is an old answer. */
  private static ControlAnswer judged(
      ControlRequest request, Control control, Optional<Instant> date) {
    boolean stale = control.nonce().isPresent() && !control.nonce().equals(request.nonce());
    return stale
        ? ControlAnswer.failed(Failure.unknown("the control echoed another nonce"), date)
        : new ControlAnswer(Optional.of(control), Optional.empty(), date);
  }
}
