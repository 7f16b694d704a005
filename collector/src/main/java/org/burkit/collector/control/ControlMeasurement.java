package org.burkit.collector.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.burkit.collector.control.EndpointCheck.Outcome;
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
 * each call takes at most about 22 seconds: the name 5, the page 10, QUIC 5.
 */
final class ControlMeasurement {
  private static final Duration PAGE = Duration.ofSeconds(10);

  // The flags of ip_info in ts-017.
  private static final int RESOLVED_BY_PROBE = 1;
  private static final int RESOLVED_BY_CONTROL = 2;
  private static final int IS_BOGON = 4;
  private static final int VALID_FOR_DOMAIN = 8;

  private final NameLookup names;
  private final EndpointCheck endpoints;
  private final QuicCheck quic;
  private final PageFetch pages;
  private final ConnectFilter filter;
  private final NetworkLookup networks;

  ControlMeasurement(
      NameLookup names,
      EndpointCheck endpoints,
      QuicCheck quic,
      PageFetch pages,
      ConnectFilter filter,
      NetworkLookup networks) {
    this.names = names;
    this.endpoints = endpoints;
    this.quic = quic;
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
      var checks = new LinkedHashMap<InetSocketAddress, Future<Outcome>>();
      if (question.extent() != EndpointProtocol.QUIC) {
        for (InetSocketAddress target : targets) {
          checks.put(target, steps.submit(() -> check(question, target)));
        }
      }
      var outcomes = new LinkedHashMap<InetSocketAddress, Outcome>();
      for (var check : checks.entrySet()) {
        outcomes.put(check.getKey(), result(check.getValue()));
      }
      Optional<Control.Http> fetched = result(page);
      return control(question, named, outcomes, quic(question, targets, fetched, steps), fetched);
    }
  }

  private Map<String, Control.Tls> quic(
      ControlQuestion question,
      List<InetSocketAddress> targets,
      Optional<Control.Http> page,
      ExecutorService steps)
      throws InterruptedException {
    Optional<Integer> port = quicPort(question, page);
    if (port.isEmpty() || !QuicCheck.isAvailable()) {
      return Map.of();
    }
    var checks = new LinkedHashMap<String, Future<Control.Tls>>();
    for (InetSocketAddress target : targets) {
      var endpoint = new InetSocketAddress(target.getAddress(), port.get());
      String at = Endpoint.of(text(endpoint.getAddress()), endpoint.getPort());
      checks.put(at, steps.submit(() -> quic.handshake(endpoint, question.url().host())));
    }
    var outcomes = new LinkedHashMap<String, Control.Tls>();
    for (var check : checks.entrySet()) {
      outcomes.put(check.getKey(), result(check.getValue()));
    }
    return outcomes;
  }

  /** Where to try QUIC; empty where nobody asks for it or the port is none of the web's. */
  private Optional<Integer> quicPort(ControlQuestion question, Optional<Control.Http> page) {
    int port = question.url().port();
    Optional<Integer> offered =
        page.stream()
            .flatMap(fetched -> fetched.headers().entrySet().stream())
            .filter(header -> header.getKey().equalsIgnoreCase(AltSvc.HEADER))
            .flatMap(header -> AltSvc.http3Port(header.getValue()).stream())
            .findFirst();
    return offered
        .or(() ->
            question.quic() || question.extent() == EndpointProtocol.QUIC
                ? Optional.of(port)
                : Optional.empty())
        .filter(p -> question.url().isHttps() && filter.allowsPort(p, port));
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
