package org.burkit.collector.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.burkit.collector.control.EndpointCheck.Outcome;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.model.AltSvc;
import org.burkit.model.Asn;
import org.burkit.model.Control;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Extra;
import org.burkit.model.Failure;

/**
 * The steps of one control measurement: the name, then all endpoints and the page at once, then
 * QUIC where the probe asks for it or the page offers it. Many threads may call {@link #measure};
 * each call takes at most about 25 seconds: the name 5, then the page 10 and QUIC 10, beside them
 * the HTTPS record and a handshake that hides the name 15.
 */
final class ControlMeasurement {
  private static final Duration PAGE = Duration.ofSeconds(10);

  /** Addresses of a host to which redirects led. */
  private static final int MOST_BEYOND = 4;

  // The flags of ip_info in ts-017.
  private static final int RESOLVED_BY_PROBE = 1;
  private static final int RESOLVED_BY_CONTROL = 2;
  private static final int IS_BOGON = 4;
  private static final int VALID_FOR_DOMAIN = 8;

  private final NameLookup names;
  private final EndpointCheck endpoints;
  private final QuicCheck quic;
  private final EchCheck ech;
  private final StunCheck stun = new StunCheck();
  private final PageFetch pages;
  private final ConnectFilter filter;
  private final NetworkLookup networks;

  ControlMeasurement(
      NameLookup names,
      EndpointCheck endpoints,
      QuicCheck quic,
      EchCheck ech,
      PageFetch pages,
      ConnectFilter filter,
      NetworkLookup networks) {
    this.names = names;
    this.endpoints = endpoints;
    this.quic = quic;
    this.ech = ech;
    this.pages = pages;
    this.filter = filter;
    this.networks = networks;
  }

  Control measure(ControlQuestion question) throws InterruptedException {
    Named named = lookUp(question.url().host());
    List<InetSocketAddress> targets = targets(question, named.addresses);
    try (ExecutorService steps =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("control-", 0).factory())) {
      Future<Optional<Control.Http>> page = steps.submit(() -> page(question, named));
      Future<Map<String, Control.Ech>> hidden = steps.submit(() -> hidden(question, targets));
      var checks = new LinkedHashMap<InetSocketAddress, Future<Outcome>>();
      if (beginsWithTcp(question.extent())) {
        for (InetSocketAddress target : targets) {
          checks.put(target, steps.submit(() -> check(question, target)));
        }
      }
      Map<String, Control.Stun> bindings = stun(question, targets, steps);
      var outcomes = new LinkedHashMap<InetSocketAddress, Outcome>();
      for (var check : checks.entrySet()) {
        outcomes.put(check.getKey(), result(check.getValue()));
      }
      Optional<Control.Http> fetched = result(page);
      Map<String, Control.Tls> overQuic = quic(question, targets, fetched, steps);
      return control(question, named, outcomes, overQuic, result(hidden), bindings, fetched);
    }
  }

  /** The name, hidden where its HTTPS record says how: the server of one address is enough. */
  private Map<String, Control.Ech> hidden(ControlQuestion question, List<InetSocketAddress> targets)
      throws InterruptedException {
    String host = question.url().host();
    Optional<InetSocketAddress> target =
        targets.stream().filter(t -> t.getPort() == question.url().port()).findFirst();
    boolean isPage = question.url().isHttps() && question.extent() == EndpointProtocol.HTTPS;
    if (!isPage || Hosts.isLiteral(host) || target.isEmpty()) {
      return Map.of();
    }
    String at = Endpoint.of(text(target.get().getAddress()), target.get().getPort());
    return names
        .hiding(host)
        .flatMap(configs -> ech.handshake(target.get(), host, configs))
        .map(seen -> Map.of(at, seen))
        .orElse(Map.of());
  }

  private static boolean beginsWithTcp(EndpointProtocol extent) {
    return switch (extent) {
      case TCP, TLS, HTTPS -> true;
      case QUIC, STUN -> false;
    };
  }

  private Map<String, Control.Stun> stun(
      ControlQuestion question, List<InetSocketAddress> targets, ExecutorService steps)
      throws InterruptedException {
    if (question.extent() != EndpointProtocol.STUN) {
      return Map.of();
    }
    var asked = new LinkedHashMap<String, Future<Control.Stun>>();
    for (InetSocketAddress target : targets) {
      asked.put(
          Endpoint.of(text(target.getAddress()), target.getPort()),
          steps.submit(() -> stun.binding(target)));
    }
    var seen = new LinkedHashMap<String, Control.Stun>();
    for (var one : asked.entrySet()) {
      seen.put(one.getKey(), result(one.getValue()));
    }
    return seen;
  }

  /** A host to try over QUIC. */
  private record OverQuic(HttpUrl url, List<InetAddress> addresses, int port) {}

  private Map<String, Control.Tls> quic(
      ControlQuestion question,
      List<InetSocketAddress> targets,
      Optional<Control.Http> page,
      ExecutorService steps)
      throws InterruptedException {
    var checks = new LinkedHashMap<String, Future<Control.Tls>>();
    for (OverQuic place : overQuic(question, targets, page)) {
      for (InetAddress address : place.addresses()) {
        var endpoint = new InetSocketAddress(address, place.port());
        String name = place.url().host();
        checks.computeIfAbsent(
            Endpoint.of(text(address), place.port()),
            _ -> steps.submit(() -> quic.handshake(endpoint, name)));
      }
    }
    var outcomes = new LinkedHashMap<String, Control.Tls>();
    for (var check : checks.entrySet()) {
      outcomes.put(check.getKey(), result(check.getValue()));
    }
    return outcomes;
  }

  /** The host asked about, and where redirects led; each where the probe or its page wants it. */
  private List<OverQuic> overQuic(
      ControlQuestion question, List<InetSocketAddress> targets, Optional<Control.Http> page)
      throws InterruptedException {
    HttpUrl first = question.url();
    HttpUrl last = page.flatMap(Control.Http::finalUrl).map(HttpUrl::parse).orElse(first);
    Optional<Integer> offered = offeredPort(page);
    boolean wanted = question.quic() || question.extent() == EndpointProtocol.QUIC;
    boolean same = last.host().equals(first.host());
    var places = new ArrayList<OverQuic>();
    if (wanted || (same && offered.isPresent())) {
      List<InetAddress> own = targets.stream().map(InetSocketAddress::getAddress).toList();
      places.add(new OverQuic(first, own, same ? offered.orElse(first.port()) : first.port()));
    }
    if (!same && (wanted || offered.isPresent())) {
      List<InetAddress> found =
          lookUp(last.host()).addresses.stream().filter(filter::allows).limit(MOST_BEYOND).toList();
      places.add(new OverQuic(last, found, offered.orElse(last.port())));
    }
    places.removeIf(p ->
        !p.url().isHttps()
            || !filter.allowsPort(p.port(), p.url().port())
            || !QuicCheck.isAvailable());
    return places;
  }

  private static Optional<Integer> offeredPort(Optional<Control.Http> page) {
    return page.stream()
        .flatMap(fetched -> fetched.headers().entrySet().stream())
        .filter(header -> header.getKey().equalsIgnoreCase(AltSvc.HEADER))
        .flatMap(header -> AltSvc.http3Port(header.getValue()).stream())
        .findFirst();
  }

  /** What the resolver said; exactly one of the two is not empty. */
  private record Named(List<InetAddress> addresses, Optional<Failure> failure) {}

  private Named lookUp(String host) throws InterruptedException {
    Optional<InetAddress> literal = Hosts.literal(host);
    if (literal.isPresent()) {
      return new Named(List.of(literal.get()), Optional.empty());
    }
    try {
      return new Named(names.addresses(host), Optional.empty());
    } catch (IOException e) {
      return new Named(List.of(), Optional.of(Failures.of(e)));
    }
  }

  /** What we found and what the probe found, without what we must not connect to. */
  private List<InetSocketAddress> targets(ControlQuestion question, List<InetAddress> found) {
    int port = question.url().port();
    var all = new LinkedHashSet<InetSocketAddress>();
    found.forEach(address -> all.add(new InetSocketAddress(address, port)));
    all.addAll(question.endpoints());
    return all.stream()
        .filter(e -> filter.allows(e.getAddress()) && filter.allowsPort(e.getPort(), port))
        .limit(ControlQuestion.MOST_ENDPOINTS)
        .toList();
  }

  private Outcome check(ControlQuestion question, InetSocketAddress target) {
    boolean tls =
        target.getPort() == 443
            || (question.url().isHttps() && target.getPort() == question.url().port());
    return tls && question.extent() != EndpointProtocol.TCP
        ? endpoints.tls(target, question.url().host())
        : endpoints.tcp(target);
  }

  private Optional<Control.Http> page(ControlQuestion question, Named named) {
    return question.extent() == EndpointProtocol.HTTPS
        ? Optional.of(
            named
                .failure
                .map(Control.Http::failed)
                .orElseGet(
                    () -> pages.fetch(question.url(), question.headers(), named.addresses, PAGE)))
        : Optional.empty();
  }

  private Control control(
      ControlQuestion question,
      Named named,
      Map<InetSocketAddress, Outcome> outcomes,
      Map<String, Control.Tls> quic,
      Map<String, Control.Ech> hidden,
      Map<String, Control.Stun> bindings,
      Optional<Control.Http> page) {
    var tcp = new LinkedHashMap<String, Control.Tcp>();
    var tls = new LinkedHashMap<String, Control.Tls>();
    outcomes.forEach((endpoint, outcome) -> {
      String at = Endpoint.of(text(endpoint.getAddress()), endpoint.getPort());
      tcp.put(at, outcome.tcp());
      outcome.tls().ifPresent(t -> tls.put(at, t));
    });
    List<String> addresses = named.addresses.stream().map(ControlMeasurement::text).toList();
    Map<InetAddress, Integer> flags = flags(question, named, outcomes);
    return new Control(
        new Control.Dns(addresses, named.failure),
        tcp,
        tls,
        quic,
        hidden,
        bindings,
        page,
        networks(flags.keySet()),
        question.nonce(),
        Extra.of(extra(flags)));
  }

  private Map<InetAddress, Integer> flags(
      ControlQuestion question, Named named, Map<InetSocketAddress, Outcome> outcomes) {
    var flags = new LinkedHashMap<InetAddress, Integer>();
    question.endpoints().forEach(e -> flags.put(e.getAddress(), RESOLVED_BY_PROBE));
    named.addresses.forEach(a -> flags.merge(a, RESOLVED_BY_CONTROL, (x, y) -> x | y));
    outcomes.forEach((endpoint, outcome) -> {
      if (outcome.tls().filter(t -> t.failure().isEmpty()).isPresent()) {
        flags.merge(endpoint.getAddress(), VALID_FOR_DOMAIN, (x, y) -> x | y);
      }
    });
    flags.replaceAll((address, f) -> filter.allows(address) ? f : f | IS_BOGON);
    return flags;
  }

  private Map<String, Asn> networks(Iterable<InetAddress> addresses) {
    var byAddress = new LinkedHashMap<String, Asn>();
    addresses.forEach(a -> byAddress.put(text(a), networks.lookUp(a).asn()));
    return byAddress;
  }

  private static ObjectNode extra(Map<InetAddress, Integer> flags) {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    ObjectNode info = extra.putObject("ip_info");
    flags.forEach((address, f) -> info.putObject(text(address)).put("flags", f));
    return extra;
  }

  /** As RFC 5952 demands: probes look their own spelling up. */
  private static String text(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  private static <T> T result(Future<T> step) throws InterruptedException {
    try {
      return step.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step of the control failed by a fault of ours", e);
    }
  }
}
