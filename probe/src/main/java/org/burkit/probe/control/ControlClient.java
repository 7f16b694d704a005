package org.burkit.probe.control;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
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
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;

/** Speaks the OONI test helper protocol (ts-017) to one control. Any thread may ask. */
public final class ControlClient {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long MAX_ANSWER = 4 << 20;
  private static final int BUSY = 503;

  private final HttpUrl url;
  private final OkHttpClient client;

  public ControlClient(HttpUrl url, OkHttpClient client) {
    this.url = url;
    this.client = client;
  }

  /** Asks once, and once more where the control did not answer or was busy. */
  public ControlAnswer ask(ControlRequest request, Deadline deadline) {
    Reply first = attempt(request, deadline);
    boolean again = first.worthAnother() && !deadline.hasPassed();
    return again ? attempt(request, deadline).answer() : first.answer();
  }

  private record Reply(ControlAnswer answer, boolean worthAnother) {}

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
      return new Reply(ControlAnswer.failed(Network.failure(e), Optional.empty()), true);
    }
  }

  private static Reply read(ControlRequest request, Response response) throws IOException {
    Optional<Instant> date =
        Optional.ofNullable(response.headers().getDate("Date")).map(java.util.Date::toInstant);
    if (response.code() != 200) {
      Failure failure = Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS);
      return new Reply(ControlAnswer.failed(failure, date), response.code() == BUSY);
    }
    try {
      Control control = ControlCodec.decode(response.peekBody(MAX_ANSWER).bytes());
      return new Reply(judged(request, control, date), false);
    } catch (MalformedMeasurementException e) {
      Failure failure = Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE);
      return new Reply(ControlAnswer.failed(failure, date), false);
    }
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
