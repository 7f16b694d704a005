package org.burkit.collector;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.alert.Alerts;
import org.burkit.collector.editor.Contests;
import org.burkit.collector.editor.Desk;
import org.burkit.collector.editor.EditorApi;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.evidence.Evidence;
import org.burkit.collector.file.OpeningKeys;
import org.burkit.collector.ingest.Ingest;
import org.burkit.collector.ingest.ListBundle;
import org.burkit.collector.ingest.PlausibleClock;
import org.burkit.collector.ingest.ProbeServices;
import org.burkit.collector.ingest.Schedule;
import org.burkit.collector.ingest.SealKeyRoute;
import org.burkit.collector.ingest.TokenRoutes;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.RightOfWay;
import org.burkit.collector.page.NewsWords;
import org.burkit.collector.page.Pages;
import org.burkit.collector.partner.Partners;
import org.burkit.collector.query.CloseLook;
import org.burkit.collector.query.Health;
import org.burkit.collector.query.QueryApi;
import org.burkit.collector.store.PublicStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Door;
import org.burkit.collector.web.Route;
import org.burkit.collector.web.WebServer;
import org.burkit.lists.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running collector: all its rooms, wired in the order of the data. One thread opens and closes.
 */
final class CollectorServer implements Closeable {
  private static final long BODIES_AT_ONCE = 32L << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private static final Duration BETWEEN_PARTNERS = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger(CollectorServer.class);

  private final WebServer web;
  private final TokenDesk tokens;
  private final InstantSource clock;
  private final Opened opened;

  private CollectorServer(WebServer web, TokenDesk tokens, InstantSource clock, Opened opened) {
    this.web = web;
    this.tokens = tokens;
    this.clock = clock;
    this.opened = opened;
  }

  static CollectorServer start(
      CollectorSettings settings, NetworkLookup networks, InstantSource clock) throws IOException {
    var opened = new Opened();
    opened.add(networks);
    try {
      var schedule = new Schedule(settings.lists(), clock);
      Roles roles =
          opened.add(
              settings.shell().open(settings.data(), settings.lists(), schedule::hear, clock));
      Evidence evidence = opened.add(evidence(settings, roles, clock));
      var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      opened.add(alerts(settings, roles, registry, clock));
      Partners partners = opened.add(Partners.ask(settings.partners(), clock, BETWEEN_PARTNERS));
      List<Route> routes =
          routes(settings, roles, evidence, partners, schedule, networks, registry, clock);
      evidence.routes().stream().map(StoreGuard::of).forEach(routes::add);
      WebServer web = opened.add(web(settings.door(), routes));
      return new CollectorServer(web, roles.tokens(), clock, opened);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static Evidence evidence(CollectorSettings settings, Roles roles, InstantSource clock)
      throws IOException {
    if (roles.ordered().isEmpty()) {
      return Evidence.withoutLog(
          "a collector whose journal is in Kafka keeps no transparency log yet");
    }
    var desk = new Desk(roles.journal(), roles.store(), clock);
    return Evidence.open(
        settings.evidence(),
        roles.ordered().get(),
        roles.store(),
        settings.lists(),
        clock,
        draft -> desk.take(draft, ""));
  }

  private static Alerts alerts(
      CollectorSettings settings, Roles roles, MeterRegistry registry, InstantSource clock)
      throws IOException {
    Store store = new PublicStore(roles.store());
    var words = new NewsWords(store, settings.lists(), clock, settings.publicUrl());
    Path kept = DataDirectory.alerts(settings.data());
    return Alerts.start(settings.hooks(), kept, store, words, clock, registry, BETWEEN_LOOKS);
  }

  private static List<Route> routes(
      CollectorSettings settings,
      Roles roles,
      Evidence evidence,
      Partners partners,
      Schedule schedule,
      NetworkLookup networks,
      PrometheusMeterRegistry registry,
      InstantSource clock) {
    new JvmMemoryMetrics().bindTo(registry);
    new DiskRoom(settings.data()).bindTo(registry);
    Lists lists = settings.lists();
    var services = new ProbeServices(schedule, settings.controls(), networks, clock);
    PlausibleClock plausible = plausible(clock);
    var ingest =
        new Ingest(
            roles.journal(),
            roles.ordered().map(FileJournal::rightOfWay).orElseGet(RightOfWay::new),
            networks,
            roles.prefixes(),
            roles.tokens(),
            plausible,
            settings.limits(),
            registry);
    var routes = new ArrayList<Route>(ingest.routes());
    routes.addAll(
        new TokenRoutes(roles.tokens(), roles.prefixes(), plausible, settings.limits(), registry)
            .routes());
    routes.addAll(services.routes());
    routes.addAll(new ListBundle(settings.bundle()).routes());
    var openingKeys = new OpeningKeys(DataDirectory.openingKeys(settings.data()));
    routes.addAll(new SealKeyRoute(openingKeys).routes());
    var store = new PublicStore(roles.store());
    new QueryApi(store, roles.journal(), lists, clock)
        .routes().stream().map(StoreGuard::of).forEach(routes::add);
    routes.addAll(new Health(roles.journal(), roles.fold(), plausible::trouble, registry).routes());
    var look = new CloseLook(roles.journal(), lists.references());
    var desk = new Desk(roles.journal(), store, clock);
    var editors = new Editors(DataDirectory.editors(settings.data()));
    new EditorApi(editors, desk, roles.store())
        .routes().stream().map(StoreGuard::of).forEach(routes::add);
    var contests = new Contests(desk, roles.prefixes(), clock);
    new Pages(
            store,
            look,
            lists,
            clock,
            settings.publicUrl(),
            evidence::versions,
            partners::heard,
            contests,
            settings.operator())
        .routes().stream().map(StoreGuard::of).forEach(routes::add);
    return routes;
  }

  private static WebServer web(Door door, List<Route> routes) throws IOException {
    return WebServer.start(door, routes, new ByteBudget(BODIES_AT_ONCE));
  }

  private static PlausibleClock plausible(InstantSource clock) {
    return new PlausibleClock(clock, Lists.bundled().newest());
  }

  /** Begins to make the keys for tokens, where they are missing, so that nobody waits for them. */
  void prepare() {
    Thread keys = Thread.ofPlatform().name("collector-token-keys").start(this::makeKeys);
    opened.add(() -> {
      try {
        keys.join(); // what it writes to is closed after this
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** By a wrong clock those of other months would be made, and the right ones let go. */
  private void makeKeys() {
    if (plausible(clock).trouble().isPresent()) {
      return;
    }
    try {
      var _ = tokens.sheet();
    } catch (IOException e) {
      log.warn("keys for tokens cannot be had; whoever asks for some is told to come later", e);
    }
  }

  int port() {
    return web.port();
  }

  /** Against the flow of the data: first nothing more comes in, last the journal is let go. */
  @Override
  public void close() throws IOException {
    opened.close();
  }
}
