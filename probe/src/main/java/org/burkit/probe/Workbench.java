package org.burkit.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.analysis.verdict.Judge;
import org.burkit.envelope.SealingKey;
import org.burkit.lists.Lists;
import org.burkit.lists.PublicAddress;
import org.burkit.lists.bundle.Contact;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.delivery.Delivered;
import org.burkit.probe.delivery.ListDelivery;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.DeviceSecret;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Pseudonyms;
import org.burkit.probe.home.Purse;
import org.burkit.probe.home.Vantages;
import org.burkit.probe.line.Lines;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.SystemResolvers;
import org.burkit.probe.net.hop.HopTracer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.NetTests;
import org.burkit.probe.nettest.Patience;
import org.burkit.probe.nettest.Pause;
import org.burkit.probe.plan.Editions;
import org.burkit.probe.plan.Guard;
import org.burkit.probe.plan.TargetPlan;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.privacy.Own;
import org.burkit.probe.privacy.Scrubber;
import org.burkit.probe.run.OwnAddress;
import org.burkit.probe.run.ResolverIdentity;
import org.burkit.probe.run.Run;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.submit.CollectorClient;
import org.burkit.probe.submit.Routes;
import org.burkit.probe.submit.Submitter;
import org.burkit.probe.submit.TopUp;
import org.burkit.probe.submit.Ways;

/** The wiring of a run, top to bottom. One thread; closing it closes the network. */
final class Workbench implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration COLLECTOR_PATIENCE = Duration.ofSeconds(30);
  private static final Duration GATE_SPACING = Duration.ofSeconds(3);
  private static final Duration DNS_WINDOW = Duration.ofMillis(500);

  private final Network network;
  private final Vantage vantage;
  private final Delivered delivered;
  private final TargetPlan plan;
  private final List<Target> beat;
  private final Run.Equipment equipment;

  /**
   * @throws IOException where the home directory cannot be used
   * @throws WrongUse where the lists that were delivered leave nothing of what was asked for
   */
  Workbench(RunSettings settings) throws IOException, WrongUse {
    Home home = Home.open(settings.home());
    DeviceSecret secret = DeviceSecret.of(home);
    Spool spool = new Spool(home);
    this.network = new Network(settings.stock().roots(), CLOCK, DNS_WINDOW, settings.bandwidth());
    Dns system = network.udpDns("system", SystemResolvers.servers());
    Dns publicUdp = network.udpDns("udp", List.of(settings.resolver()));
    Dns plainSystem = network.plainDns(SystemResolvers.servers());
    Dns plainPublic = network.plainDns(List.of(settings.resolver()));
    OkHttpClient services = network.client(List.of(plainSystem, plainPublic));
    ListDelivery delivery = new ListDelivery(home, CLOCK);
    Optional<Routes> collector = routes(settings, delivery.contact(), network, services);
    Optional<String> place = Lines.now().place();
    this.vantage = vantage(collector, new Vantages(home, secret), place);
    this.delivered = delivered(delivery, settings.listRoot(), collector);
    learnKey(new CollectorsKey(home), delivery.contact(), collector);
    Purse purse = new Purse(home);
    if (settings.uploads() && collector.isPresent()) {
      new TopUp(collector.get(), purse, delivery.contact().tokenKeys()).run(CLOCK.instant());
    }
    Guard guard = settings.guard();
    Lists lists = Editions.of(settings.lists(), delivered.lists(), guard);
    this.plan =
        ordered(TargetPlan.of(settings.wish().in(vantage.cc()), lists, guard), settings, collector);
    if (!plan.faults().isEmpty()) {
      network.close();
      throw new WrongUse(plan.faults());
    }
    this.beat = beat(settings);
    List<Target> named = settings.wish().namesNothing() ? List.of() : plan.targets();
    Instruments instruments =
        new Instruments(
            network,
            system,
            publicUdp,
            network.dohDns(settings.doh(), List.of(plainPublic)),
            network.dotDns(settings.dot().host(), settings.dot().port(), List.of(plainPublic)),
            settings.control().map(url -> new ControlClient(url, services)),
            settings.lists().references(),
            Patience.of(settings.step()),
            shortRest(),
            settings.quic(),
            PublicAddress::is,
            host -> guard.mayBeLedTo(host, named),
            Addresses.hasIpv6Route(),
            settings.lists().neutral(),
            settings.lists().stun(),
            HopTracer.here(),
            CLOCK);
    this.equipment =
        new Run.Equipment(
            NetTests.all(instruments, lists.services()),
            new Gatekeeper(instruments, plainSystem, settings.lists().neutral()),
            new Judge(settings.lists().references()),
            spool,
            collector
                .filter(_ -> settings.uploads())
                .map(client -> new Submitter(client, spool, purse)),
            pseudonyms(secret, place),
            vantage,
            Main.Version.text(),
            identity(instruments, settings.whoami())::join,
            cleansing(instruments, plainSystem)::join,
            settings.parallel(),
            GATE_SPACING,
            CLOCK);
  }

  /** Networks that nobody names are told apart by what this machine sees of them. */
  private static Pseudonyms pseudonyms(DeviceSecret secret, Optional<String> place) {
    return place
        .map(known -> new Pseudonyms(secret, known))
        .orElseGet(() -> Pseudonyms.ofOneRun(secret));
  }

  /** Those that were signed lead to the collector that was named, and to none where none was. */
  private static Optional<Routes> routes(
      RunSettings settings, Contact contact, Network network, OkHttpClient services) {
    List<Ways.Signed> signed =
        settings.collectors().isEmpty()
            ? List.of()
            : contact.ways().stream()
                .flatMap(way -> signed(way, settings.guard()).stream())
                .toList();
    List<CollectorClient> clients =
        Ways.ordered(settings.collectors(), signed, settings.proxy(), ThreadLocalRandom.current())
            .stream()
            .map(route ->
                new CollectorClient(
                    route,
                    route.overQuic() ? network.overQuic(services) : services,
                    COLLECTOR_PATIENCE))
            .toList();
    return clients.isEmpty() ? Optional.empty() : Optional.of(new Routes(clients));
  }

  private static Optional<Ways.Signed> signed(Contact.Way way, Guard guard) {
    return Optional.ofNullable(HttpUrl.get(way.url()))
        .filter(url -> guard.maySendTo(url.host()))
        .map(url -> new Ways.Signed(url, way.rank()));
  }

  /** As the collector sees it; where it is away, as it saw this place when it was last asked. */
  private static Vantage vantage(
      Optional<Routes> collector, Vantages remembered, Optional<String> place) throws IOException {
    Optional<Vantage> seen = collector.flatMap(Routes::vantage);
    if (place.isEmpty() || collector.isEmpty()) {
      return seen.orElse(Vantage.UNKNOWN);
    }
    if (seen.isPresent() && seen.get().asn().isKnown()) {
      remembered.remember(place.get(), seen.get(), CLOCK.instant());
    }
    return seen.isPresent()
        ? seen.get()
        : remembered.of(place.get(), CLOCK.instant()).orElse(Vantage.UNKNOWN);
  }

  private static Delivered delivered(
      ListDelivery delivery, Optional<byte[]> root, Optional<Routes> collector) throws IOException {
    if (root.isPresent()) {
      delivery.beginWith(root.get());
    }
    if (!delivery.isAwaited()) {
      return Delivered.NOTHING;
    }
    Optional<String> had = delivery.tag();
    return delivery.take(collector.flatMap(client -> client.listBundle(had)));
  }

  /** While it can be asked: later, files sealed to it may be all that gets through. */
  private static void learnKey(CollectorsKey kept, Contact contact, Optional<Routes> collector)
      throws IOException {
    Optional<SealingKey> signed = contact.sealingKey().flatMap(SealingKey::parse);
    boolean asks = signed.isEmpty() && kept.known().isEmpty();
    Optional<SealingKey> told = asks ? collector.flatMap(Routes::sealingKey) : signed;
    if (told.isPresent()) {
      kept.keep(told.get());
    }
  }

  /** Where the lists choose, the collector says of which sites it learns most. */
  private static TargetPlan ordered(
      TargetPlan plan, RunSettings settings, Optional<Routes> collector) {
    if (!settings.wish().namesNothing()) {
      return plan;
    }
    List<String> first =
        collector
            .map(client -> client.mostTelling(settings.guard().categories()))
            .orElse(List.of());
    int place = settings.inTurns() ? ThreadLocalRandom.current().nextInt(1 << 16) : 0;
    return plan.from(place).first(first, settings.atMost());
  }

  /** Asked while the gate is, so that nobody waits for it. */
  private static CompletableFuture<ObjectNode> identity(
      Instruments instruments, Optional<String> whoami) {
    Map<String, Dns> resolvers = new LinkedHashMap<>();
    resolvers.put("system", instruments.system());
    resolvers.put("udp", instruments.publicUdp());
    resolvers.put("doh", instruments.doh());
    resolvers.put("dot", instruments.dot());
    ResolverIdentity identity = new ResolverIdentity(resolvers, whoami);
    return aside(identity::ask);
  }

  /** Behind a router, only somebody outside can say under which address this home is seen. */
  private static CompletableFuture<Cleansing> cleansing(Instruments instruments, Dns names) {
    Own own = Own.ofThisMachine();
    OwnAddress outside = new OwnAddress(instruments.network(), names, instruments.stun());
    return aside(() -> new Cleansing(new Scrubber(own.with(outside.ask().stream().toList()))));
  }

  private static <T> CompletableFuture<T> aside(Supplier<T> question) {
    return CompletableFuture.supplyAsync(
        question, task -> Thread.ofVirtual().name("probe-whoami").start(task));
  }

  Run.Equipment equipment() {
    return equipment;
  }

  /** Lists that the collector delivered. */
  Delivered delivered() {
    return delivered;
  }

  /** What is measured, now that country and lists are known. */
  TargetPlan plan() {
    return plan;
  }

  /** A small page that nobody blocks and the volunteer does not deny, for a sign of life. */
  List<Target> beat() {
    return beat;
  }

  private static List<Target> beat(RunSettings settings) {
    return settings.lists().neutral().stream()
        .map(Target::new)
        .filter(page -> page.host().filter(host -> !settings.guard().isDenied(host)).isPresent())
        .limit(1)
        .toList();
  }

  /** What went over the line so far where it is bounded, both ways. */
  long bytes() {
    return network.bytes();
  }

  Vantage vantage() {
    return vantage;
  }

  /** Half a second to one and a half: enough for a passing trouble to pass. */
  private static Pause shortRest() {
    return () -> Thread.sleep(ThreadLocalRandom.current().nextLong(500, 1500));
  }

  @Override
  public void close() {
    network.close();
  }
}
