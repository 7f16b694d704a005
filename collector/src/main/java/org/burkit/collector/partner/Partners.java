package org.burkit.collector.partner;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.burkit.collector.outward.ConnectFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks partners now and then what they say is so, and remembers their last answers, in memory
 * alone. Nothing of it is counted with what is measured here. Any thread.
 */
public final class Partners implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Partners.class);
  private static final int LARGEST = 4 << 20;
  private static final String OPEN = "/api/v1/incidents?state=open";

  private final List<Partner> partners;
  private final ConnectFilter filter;
  private final InstantSource clock;
  private final AtomicReferenceArray<Heard> heard;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("partners").factory());

  private Partners(List<Partner> partners, ConnectFilter filter, InstantSource clock) {
    this.partners = List.copyOf(partners);
    this.filter = filter;
    this.clock = clock;
    this.heard = new AtomicReferenceArray<>(partners.size());
    for (int i = 0; i < partners.size(); i++) {
      heard.set(i, new Heard(partners.get(i), Optional.empty(), false, List.of()));
    }
  }

  /**
   * Begins at once.
   *
   * @param between how long after an answer the next is asked for
   */
  public static Partners ask(PartnerSettings settings, InstantSource clock, Duration between) {
    var asking = new Partners(settings.partners(), settings.filter(), clock);
    if (!settings.partners().isEmpty()) {
      var _ =
          asking.rounds.scheduleWithFixedDelay(
              asking::round, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }
    return asking;
  }

  private void round() {
    for (int i = 0; i < partners.size(); i++) {
      heard.set(i, asked(heard.get(i)));
    }
  }

  private Heard asked(Heard before) {
    Partner partner = before.partner();
    try (var remote = new Remote(partner.url(), filter)) {
      var open = SaidIncidents.read(remote.get(OPEN, LARGEST));
      return new Heard(partner, Optional.of(clock.instant()), false, open);
    } catch (IOException | RuntimeException e) {
      log.debug("{} does not say what is so", partner.name(), e);
      return new Heard(partner, before.at(), true, before.open());
    }
  }

  /** The last answer of each, in the order of the partners. */
  public List<Heard> heard() {
    List<Heard> all = new ArrayList<>();
    IntStream.range(0, partners.size()).forEach(i -> all.add(heard.get(i)));
    return List.copyOf(all);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
