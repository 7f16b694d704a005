package org.burkit.collector.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.page.NewsWords;
import org.burkit.collector.store.Store;

/** Running webhooks. One thread opens and closes. */
public final class Alerts implements Closeable {
  private final List<AlertLoop> loops;

  private Alerts(List<AlertLoop> loops) {
    this.loops = loops;
  }

  /**
   * Begins to tell.
   *
   * @param directory where it is kept what was told
   * @param registry counts what each webhook refused for good
   * @param pause between two looks for news
   */
  public static Alerts start(
      List<Hook> hooks,
      Path directory,
      Store store,
      NewsWords words,
      InstantSource clock,
      MeterRegistry registry,
      Duration pause)
      throws IOException {
    var loops = new ArrayList<AlertLoop>();
    var alerts = new Alerts(loops);
    try {
      for (Hook hook : hooks) {
        ConnectFilter filter =
            hook.isPrivate() || "http".equals(hook.url().getScheme())
                ? ConnectFilter.everything()
                : ConnectFilter.publicInternet();
        SentFile sent = SentFile.open(directory.resolve(hook.name() + ".sent"));
        var messenger = new Messenger(hook, filter);
        var teller =
            new Teller(hook, messenger, sent, store, words, clock, givenUp(hook, registry));
        loops.add(new AlertLoop(hook.name(), teller, pause));
      }
      return alerts;
    } catch (IOException | RuntimeException e) {
      alerts.close();
      throw e;
    }
  }

  private static Counter givenUp(Hook hook, MeterRegistry registry) {
    return Counter.builder("burkit.webhook.given.up")
        .description("Pieces of news that the webhook refused again and again")
        .tag("hook", hook.name())
        .register(registry);
  }

  @Override
  public void close() throws IOException {
    for (AlertLoop loop : loops) {
      loop.close();
    }
  }
}
