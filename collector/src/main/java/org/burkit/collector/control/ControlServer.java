package org.burkit.collector.control;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.collector.web.WebServer;
import org.burkit.model.ControlCodec;
import org.burkit.model.MalformedMeasurementException;

/** A running control: {@code POST /} measures, {@code GET /healthz} says that it is there. */
public final class ControlServer implements Closeable {
  private static final int LARGEST_REQUEST = 64 << 10;
  private static final int MOST_AT_ONCE = 64;

  private final ControlMeasurement measurement;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final QuicCheck quic;
  private final WebServer web;

  private ControlServer(ControlSettings settings, ControlMeasurement measurement, QuicCheck quic)
      throws IOException {
    this.measurement = measurement;
    this.quic = quic;
    this.web =
        WebServer.start(
            settings.door(),
            List.of(
                Route.post("/", LARGEST_REQUEST, this::answer),
                Route.get("/healthz", request -> health())),
            new ByteBudget((long) LARGEST_REQUEST * MOST_AT_ONCE * 2));
  }

  public static ControlServer start(ControlSettings settings, NetworkLookup networks)
      throws IOException {
    ConnectFilter filter =
        settings.allowPrivate() ? ConnectFilter.everything() : ConnectFilter.publicInternet();
    NameLookup names = settings.resolver().map(NameLookup::by).orElseGet(NameLookup::bySystem);
    Trust trust = Trust.in(settings.roots());
    var pages = new PageFetch(trust, filter, names, InstantSource.system());
    var quic = new QuicCheck(trust);
    var measurement =
        new ControlMeasurement(
            names, new EndpointCheck(trust), quic, new EchCheck(trust), pages, filter, networks);
    try {
      return new ControlServer(settings, measurement, quic);
    } catch (IOException e) {
      quic.close();
      throw e;
    }
  }

  public int port() {
    return web.port();
  }

  private Answer answer(Request request) throws InterruptedException {
    if (!places.tryAcquire()) {
      return Problem.busy(
          "the control measures " + MOST_AT_ONCE + " targets already; try again in a while");
    }
    try {
      var question = ControlQuestion.of(ControlCodec.decodeRequest(request.body().bytes()));
      return Answer.json(200, ControlCodec.encode(measurement.measure(question)));
    } catch (MalformedMeasurementException | ControlQuestion.Unfit e) {
      return Problem.of(400, "Not a control request", String.valueOf(e.getMessage()));
    } finally {
      places.release();
    }
  }

  private Answer health() {
    return Answer.json(
        200,
        ("{\"status\":\"ok\",\"places_free\":" + places.availablePermits() + "}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    web.close();
    quic.close();
  }
}
