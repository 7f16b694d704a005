package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Curve;
import org.burkit.model.Diagnosis.CurveOf;
import org.burkit.model.Extra;
import org.burkit.model.FailureKind;
import org.burkit.probe.net.Connection;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;
import org.burkit.probe.net.Transfer;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/**
 * How fast a page comes under its own name, and under a neutral one from the same server over the
 * same line, turn by turn; last, a neutral host's page. One thread.
 */
final class Paces {
  static final long MOST_BYTES = 256 << 10;

  /** Three turns: that a flaky line is so unfair three times over is one chance in twenty. */
  static final int TURNS = 3;

  /** Less difference than that is weather. */
  private static final double CLEARLY_FASTER = 3;

  private static final Duration TRANSFER = Duration.ofSeconds(4);

  private final Network network;
  private final Budget budget;
  private final Duration patience;
  private final Neutral neutral;

  Paces(Network network, Budget budget, Duration patience, Neutral neutral) {
    this.network = network;
    this.budget = budget;
    this.patience = patience;
    this.neutral = neutral;
  }

  /** Ends early with the first turn in which the target does not fare clearly worse. */
  Optional<Diagnosis> compare(Suspicion.Pace suspicion) throws InterruptedException {
    URI url = suspicion.url();
    List<Curve> curves = new ArrayList<>();
    boolean worse = true;
    for (int turn = 0; turn < TURNS && worse; turn++) {
      Optional<Curve> target = curve(CurveOf.TARGET, suspicion.at(), url.getHost(), url);
      Optional<Curve> other = curve(CurveOf.NEUTRAL_NAME, suspicion.at(), neutral.name(), url);
      target.ifPresent(curves::add);
      other.ifPresent(curves::add);
      worse = target.isPresent() && other.isPresent() && faresWorse(target.get(), other.get());
    }
    URI calm = URI.create("https://" + neutral.name() + "/");
    curve(CurveOf.BASELINE, neutral.at(), neutral.name(), calm).ifPresent(curves::add);
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(new Diagnosis.Throughput(curves, Extra.NONE));
  }

  /** True where under its own name the page never came to an end, for want of bytes. */
  static boolean standsStill(Diagnosis compared) {
    return compared instanceof Diagnosis.Throughput(List<Curve> curves, _)
        && curves.stream()
            .filter(curve -> curve.of() == CurveOf.TARGET)
            .allMatch(
                curve -> curve.failure().filter(f -> f.kind() == FailureKind.TIMEOUT).isPresent());
  }

  private static boolean faresWorse(Curve target, Curve other) {
    boolean cut = target.failure().isPresent() && other.failure().isEmpty();
    return cut || rate(other) >= CLEARLY_FASTER * rate(target);
  }

  private static double rate(Curve curve) {
    return curve.bytes() / Math.max(1e-3, curve.points().getLast().t().toNanos() / 1e9);
  }

  /** Empty where it could not be asked for: no connection, or not the page's server. */
  private Optional<Curve> curve(CurveOf of, Spot at, String name, URI url)
      throws InterruptedException {
    if (!budget.takeConnection(patience.multipliedBy(2).plus(TRANSFER))) {
      return Optional.empty();
    }
    try (Connection connection = network.connect(at.ip(), at.port(), step(), in(patience))) {
      if (!connection.isOpen() || !isSecured(connection, name, url)) {
        return Optional.empty();
      }
      URI asked = url.getScheme().equals("https") ? url : under(name, url);
      Transfer transfer = connection.transfer(asked, MOST_BYTES, step(), in(TRANSFER));
      return Optional.of(new Curve(of, name, transfer.points(), transfer.failure()));
    }
  }

  private boolean isSecured(Connection connection, String name, URI url)
      throws InterruptedException {
    return !url.getScheme().equals("https")
        || connection.handshakeUnder(name, url.getHost(), step(), in(patience)).failure().isEmpty();
  }

  private static URI under(String name, URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = url.getRawPath() == null ? "/" : url.getRawPath();
    return URI.create("http://" + name + port + path);
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 0, List.of());
  }

  private static Deadline in(Duration duration) {
    return Deadline.in(duration);
  }
}
