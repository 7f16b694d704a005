package org.burkit.collector.control;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.outward.OutwardClient;
import org.burkit.model.Control;
import org.burkit.model.ControlCodec;
import org.burkit.model.Extra;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.fuzz.PlayedSockets;

/** What the control reads of sites, for tests that give it any bytes. */
public final class ControlTargets {
  private static final OkHttpClient CLIENT =
      OutwardClient.builder(ConnectFilter.everything(), 80, Duration.ofSeconds(20)).build();
  private static final Request REQUEST =
      new Request.Builder().url("http://127.0.0.1/").header("accept", "*/*").build();

  private ControlTargets() {}

  /** A site's answer over HTTP: a page, or a failure of the published words. */
  public static void answer(byte[] bytes) throws MalformedMeasurementException {
    OkHttpClient reading = CLIENT.newBuilder().socketFactory(new PlayedSockets(bytes)).build();
    try (Response response = reading.newCall(REQUEST).execute()) {
      said(PageFetch.page(response));
    } catch (IOException e) {
      said(Control.Http.failed(Failures.of(e)));
    }
  }

  /** The probe reads of it what the control saw. */
  private static void said(Control.Http page) throws MalformedMeasurementException {
    var whole =
        new Control(
            new Control.Dns(List.of("192.0.2.1"), Optional.empty()),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.of(page),
            Map.of(),
            Optional.empty(),
            Extra.NONE);
    Control again = ControlCodec.decode(ControlCodec.encode(whole));
    if (!again.http().equals(whole.http())) {
      throw new IllegalStateException("said and read again, it is another page: " + again);
    }
  }
}
