package org.burkit.collector;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.fold.FoldLoop;
import org.burkit.collector.ingest.Ingest;
import org.burkit.collector.ingest.ProbeServices;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.page.Pages;
import org.burkit.collector.query.Health;
import org.burkit.collector.query.QueryApi;
import org.burkit.collector.store.Store;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Door;
import org.burkit.collector.web.Route;
import org.burkit.collector.web.WebServer;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A running collector: all its rooms, wired in the order of the data. One thread opens and closes.
 */
final class CollectorServer implements Closeable {
  private static final long BODIES_AT_ONCE = 32L << 20;

  private final Journal journal;
  private final Store store;
  private final FoldLoop fold;
  private final NetworkLookup networks;
  private final WebServer web;

  private CollectorServer(
      Journal journal, Store store, FoldLoop fold, NetworkLookup networks, WebServer web) {
    this.journal = journal;
    this.store = store;
    this.fold = fold;
    this.networks = networks;
    this.web = web;
  }

  static CollectorServer start(
      CollectorSettings settings, NetworkLookup networks, InstantSource clock) throws IOException {
    Path data = settings.data();
    Journal journal = Journal.open(DataDirectory.journal(data), JournalLimits.standard());
    Store store = null;
    FoldLoop fold = null;
    try {
      Lists lists = settings.lists();
      store = settings.store().open(data, journal, lists);
      fold = new FoldLoop(journal, store, lists);
      PrefixKeys prefixes = PrefixKeys.open(DataDirectory.salt(data), clock);
      WebServer web =
          web(settings.door(), routes(settings, journal, store, fold, networks, prefixes, clock));
      return new CollectorServer(journal, store, fold, networks, web);
    } catch (IOException | RuntimeException e) {
      closeAll(fold, store, journal);
      throw e;
    }
  }

  private static List<Route> routes(
      CollectorSettings settings,
      Journal journal,
      Store store,
      FoldLoop fold,
      NetworkLookup networks,
      PrefixKeys prefixes,
      InstantSource clock) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    Lists lists = settings.lists();
    var services = new ProbeServices(lists, settings.controls(), networks, clock);
    var ingest = new Ingest(journal, networks, prefixes, clock, settings.limits(), registry);
    var routes = new ArrayList<Route>(ingest.routes());
    routes.addAll(services.routes());
    new QueryApi(store, journal, lists, clock)
        .routes().stream().map(StoreGuard::of).forEach(routes::add);
    routes.addAll(new Health(journal, fold, registry).routes());
    new Pages(store, lists, clock).routes().stream().map(StoreGuard::of).forEach(routes::add);
    return routes;
  }

  private static WebServer web(Door door, List<Route> routes) throws IOException {
    return WebServer.start(door, routes, new ByteBudget(BODIES_AT_ONCE));
  }

  int port() {
    return web.port();
  }

  /** Against the flow of the data: first nothing more comes in, last the journal is let go. */
  @Override
  public void close() throws IOException {
    closeAll(web, fold, store, journal, networks);
  }

  private static void closeAll(@Nullable Closeable... parts) throws IOException {
    IOException failure = null;
    for (Closeable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
