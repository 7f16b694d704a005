package org.burkit.lab.world;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Censor;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.kernel.KernelBorder;
import org.burkit.lab.kernel.Surroundings;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.net.Hop;
import org.burkit.lab.net.Line;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.net.Port;
import org.burkit.lab.net.Router;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.server.Servers;
import org.burkit.lab.sys.Tun;

/**
 * Makes a plan real: namespaces at once, then servers, files and the router. One use, one thread.
 */
public final class WorldBuilder {
  private static final List<Cidr> EVERYWHERE = List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
  private static final int GATEWAY_IN_BLOCK = 1;
  private static final int COLLECTORS_ADDRESSES = 2;

  private final Plan plan;
  private final Conditions conditions;
  private final InstantSource clock;
  private final List<Namespace> namespaces = Collections.synchronizedList(new ArrayList<>());
  private final Children children = new Children();
  private final Map<Port, Tun> ports = new LinkedHashMap<>();

  /** The networks of homes behind borders that the kernel guards. */
  private final List<Map<Port, Tun>> guarded = new ArrayList<>();

  private final List<KernelBorder> borders = new ArrayList<>();
  private final Map<String, Censor> censors = new HashMap<>();

  /** Somebody else's ground, if there is one already. */
  private final Optional<Ground> given;

  /** Those of the ground, which close with it. */
  private final Machines machines;

  private WorldBuilder(Plan plan, Conditions conditions, Optional<Ground> given) {
    this.plan = plan;
    this.given = given;
    this.machines = given.map(Ground::machines).orElseGet(Machines::new);
    this.conditions = conditions;
    this.clock = conditions.clock();
  }

  /**
   * Builds a world whose files go into {@code directory}, with so many homes at each provider.
   *
   * @throws org.burkit.lab.sys.SystemCallException if the machine does not allow namespaces or TUN
   * @throws org.burkit.lab.net.NetworkException if {@code ip} is missing or refuses
   */
  public static World build(
      Plan plan, Map<String, Integer> homes, Path directory, InstantSource clock) {
    return build(plan, homes, directory, Conditions.usual(clock));
  }

  /**
   * The same under other conditions; taps are at the links of places, named by provider and number
   * ({@code dala1}) or {@code middle}, {@code control}, {@code collector}.
   */
  public static World build(
      Plan plan, Map<String, Integer> homes, Path directory, Conditions conditions) {
    return new WorldBuilder(plan, conditions, Optional.empty()).orNothing(homes, directory);
  }

  /** The same on ground that was laid for the same networks; it stays when the world closes. */
  public static World build(
      Plan plan, Map<String, Integer> homes, Path directory, Conditions conditions, Ground ground) {
    return new WorldBuilder(plan, conditions, Optional.of(ground)).orNothing(homes, directory);
  }

  private World orNothing(Map<String, Integer> homes, Path directory) {
    try {
      return build(homes, directory);
    } catch (RuntimeException e) {
      borders.forEach(KernelBorder::close);
      namespaces.forEach(Namespace::close);
      if (given.isEmpty()) {
        machines.close();
      }
      throw e;
    }
  }

  private World build(Map<String, Integer> homes, Path directory) {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ground> laid = parallel.submit(() -> ground(directory));
      Future<Namespace> middle = parallel.submit(this::middle);
      Future<Namespace> collector =
          parallel.submit(
              () -> host("collector", Atlas.COLLECTOR, COLLECTORS_ADDRESSES, Stack.IPV4));
      Map<Provider, List<Future<Namespace>>> homeSpaces = new HashMap<>();
      for (Provider provider : plan.providers()) {
        homeSpaces.put(
            provider,
            IntStream.rangeClosed(1, homes.getOrDefault(provider.key(), 0))
                .mapToObj(n ->
                    parallel.submit(() ->
                        host(
                            provider.key() + n,
                            provider.home(n),
                            provider.addresses(),
                            stack(provider))))
                .toList());
      }

      Namespace core = get(middle);
      attach(core, middlePrefixes(), List.of());
      Servers servers = new Servers(core);
      Ground ground = get(laid);
      Authorities authorities = ground.authorities();
      WorldFiles files =
          given.isPresent() ? WorldFiles.like(ground.files(), directory, plan) : ground.files();
      Interceptor interceptor = new Interceptor(authorities, clock.instant());
      SiteServers sites =
          new SiteServers(
              plan, servers, authorities.sites(), interceptor, conditions.seed().of("sites"));
      sites.start();

      attach(ground.attach(), Atlas.CONTROL);
      attach(get(collector), Atlas.COLLECTOR);
      Place collectorPlace =
          place(
              get(collector),
              Machines.own(Atlas.COLLECTOR, COLLECTORS_ADDRESSES, Stack.IPV4),
              files.hostingResolvConf(),
              files);
      Map<String, List<Place>> places = new HashMap<>();
      homeSpaces.forEach((provider, spaces) ->
          places.put(provider.key(), homes(provider, spaces, ground, files, sites)));

      List<Router> routers = new ArrayList<>();
      routers.add(Router.start(ports, silent(), conditions));
      guarded.forEach(net -> routers.add(Router.start(net, Set.of(), conditions)));
      return new World(
          routers,
          borders,
          servers,
          children,
          namespaces,
          places,
          censors,
          ground,
          given.isEmpty(),
          collectorPlace,
          files);
    }
  }

  private Ground ground(Path directory) {
    given.ifPresent(ground -> ground.resolve(plan));
    return given.orElseGet(() -> Ground.lay(plan, directory, clock, machines));
  }

  /** The namespace of all sites, resolvers and interceptors: whole blocks are its own addresses. */
  private Namespace middle() {
    List<String> setup = new ArrayList<>();
    Stream.of(Atlas.EXCHANGE, Kin.of(Atlas.EXCHANGE)).map(Machines::add).forEach(setup::add);
    middlePrefixes().forEach(prefix -> setup.add("route add local " + prefix + " dev lo"));
    setup.addAll(Machines.DEFAULT_ROUTES);
    Namespace namespace = remembered(Namespace.create("middle", setup));
    // A socket may only be bound to an IPv6 address of a whole block where this is allowed.
    namespace.set("net/ipv6/ip_nonlocal_bind", "1");
    return namespace;
  }

  private void attach(Namespace namespace, List<Cidr> prefixes, List<Hop> hops) {
    ports.put(new Port(namespace.name(), prefixes, hops), namespace.tun());
  }

  private Set<Ip> silent() {
    Stream<Ip> sites =
        plan.sites().stream()
            .flatMap(site ->
                site.addresses().stream()
                    .filter(address -> site.reachAt(address) instanceof Reach.Silent));
    Stream<Ip> resolvers =
        plan.providers().stream()
            .filter(provider -> provider.policy().access().resolver() instanceof Resolver.Silent)
            .flatMap(provider -> Stream.of(provider.resolver().four(), provider.resolver().six()));
    return Stream.concat(sites, resolvers).collect(Collectors.toSet());
  }

  private List<Cidr> middlePrefixes() {
    return Atlas.dual(
        Stream.concat(Atlas.MIDDLE.stream(), plan.providers().stream().map(Provider::machines))
            .toList());
  }

  private Namespace host(String name, Cidr block, int addresses, Stack stack) {
    return machines.open(name, block, addresses, stack);
  }

  /** A network of hosting: no middlebox, two hops from everyone. */
  private void attach(Namespace namespace, Cidr block) {
    attach(namespace, Atlas.dual(List.of(block)), List.of(hop(gateway(block), 1000)));
  }

  private static DualAddress gateway(Cidr block) {
    return Kin.both(block.base().plus(GATEWAY_IN_BLOCK));
  }

  private static Stack stack(Provider provider) {
    return provider.policy().access().stack();
  }

  private List<Place> homes(
      Provider provider,
      List<Future<Namespace>> spaces,
      Ground ground,
      WorldFiles files,
      SiteServers sites) {
    Censor censor =
        new Censor(
            rules(provider),
            provider.policy().forgery(),
            provider.border(),
            conditions.seed().of("censor " + provider.key()));
    censors.put(provider.key(), censor);
    Map<Port, Tun> net = net(provider, sites);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < spaces.size(); i++) {
      Namespace namespace = get(spaces.get(i));
      Cidr block = provider.home(i + 1);
      Line line = line(provider.policy().access());
      List<Hop> path = path(provider, block, censor);
      List<Hop> before =
          provider.policy().kernel().isEmpty() ? path : path.subList(0, World.CENSOR_HOP - 1);
      net.put(
          new Port(namespace.name(), Atlas.dual(List.of(block)), line, before), namespace.tun());
      places.add(
          place(
              namespace,
              Machines.own(block, provider.addresses(), stack(provider)),
              ground.files().resolvConf(provider),
              files));
    }
    return List.copyOf(places);
  }

  /** What a provider's homes are attached to: the Internet, or a network behind a border. */
  private Map<Port, Tun> net(Provider provider, SiteServers sites) {
    if (provider.policy().kernel().isEmpty()) {
      return ports;
    }
    Cidr homes = provider.block();
    Surroundings around = sites.around(provider, homes);
    String name = provider.key() + "-border";
    KernelBorder border = KernelBorder.open(name, provider.policy().kernel().get(), around);
    borders.add(border);
    ports.put(new Port(name + "-outer", List.of(homes), List.of(exchange())), border.outer());
    Map<Port, Tun> net = new LinkedHashMap<>();
    net.put(new Port(name + "-inner", EVERYWHERE, List.of()), border.inner());
    guarded.add(net);
    return net;
  }

  /** From a home outwards; the border is hop {@link World#CENSOR_HOP}. */
  private List<Hop> path(Provider provider, Cidr home, Censor censor) {
    return List.of(
        new Hop(gateway(home), Duration.ofNanos(500_000), doorway(provider)),
        hop(provider.aggregation(), 1000),
        new Hop(provider.border(), Duration.ofMillis(1), Optional.of(censor)),
        exchange());
  }

  private static Hop exchange() {
    return hop(Kin.both(Atlas.EXCHANGE), 2000);
  }

  /** What the last stretch does from the start. */
  private static Line line(Access access) {
    return access.onset().isPresent() ? Line.CLEAR : access.line();
  }

  /** What stands in the home's own gateway, from the start or later. */
  private Optional<Middlebox> doorway(Provider provider) {
    Access access = provider.policy().access();
    if (access.onset().isEmpty()) {
      return standing(provider);
    }
    Seed chance = conditions.seed().of("mishap " + provider.key());
    Middlebox then =
        standing(provider).orElseGet(() -> Mishap.losing(access.line().loss(), chance));
    return Optional.of(new Mishap(access.onset().get(), then));
  }

  private Optional<Middlebox> standing(Provider provider) {
    Access access = provider.policy().access();
    if (access.doorway() == Doorway.HELLO_CUTTER) {
      return Optional.of(new HelloCutter());
    }
    List<Rule> rules =
        Stream.concat(
                access.stack().rules().stream(),
                access.doorway().rules(provider.doorway()).stream())
            .toList();
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Censor(
                rules,
                Forgery.PLAIN,
                provider.doorway(),
                conditions.seed().of("doorway " + provider.key())));
  }

  private List<Rule> rules(Provider provider) {
    Policy policy = provider.policy();
    Stream<Rule> diversions =
        policy.intercepted().stream()
            .flatMap(name -> plan.site(name).stream())
            .flatMap(
                site -> site.addresses().stream().map(address -> divert(provider, site, address)));
    return Stream.concat(policy.rules().stream(), diversions).toList();
  }

  private static Rule divert(Provider provider, Site site, Ip address) {
    return new Rule(
        "intercept " + site.host(),
        new Trigger.Destination(new Endpoint(address, 443)),
        new Action.Divert(new Endpoint(provider.interceptor().of(address.family()), 443)));
  }

  private Place place(Namespace namespace, List<Ip> own, Path resolvConf, WorldFiles files) {
    return new Place(namespace, own, resolvConf, files.ca(), children);
  }

  private static Hop hop(DualAddress address, int micros) {
    return new Hop(address, Duration.ofNanos(micros * 1000L), Optional.empty());
  }

  /** Remembers what was made at once, so that a later fault does not leave it behind. */
  private Namespace remembered(Namespace namespace) {
    namespaces.add(namespace);
    return namespace;
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the lab was being built", e);
    }
  }
}
