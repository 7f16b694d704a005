package org.burkit.lab.censor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.burkit.lab.packet.DnsQuestion;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.FirstMessage;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;

/**
 * A censor on the path: applies the first rule that matches and counts it. One thread calls {@link
 * #pass}; {@link #hits} is for any.
 */
public final class Censor implements Middlebox {
  private static final int DNS_PORT = 53;

  private final List<Rule> rules;
  private final FlowTable flows = new FlowTable();
  private final Map<String, LongAdder> hits = new ConcurrentHashMap<>();

  public Censor(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public Passage pass(Direction direction, Packet packet, Instant now) {
    return switch (direction) {
      case TO_SERVER ->
          TcpSegment.in(packet)
              .map(segment -> outgoing(packet, segment))
              .or(() -> UdpDatagram.in(packet).map(datagram -> outgoing(packet, datagram)))
              .orElseGet(() -> Passage.forward(packet));
      case TO_CLIENT ->
          TcpSegment.in(packet)
              .map(segment -> incoming(packet, segment))
              .orElseGet(() -> Passage.forward(packet));
    };
  }

  /** How often each rule was applied, by its id. */
  public Map<String, Long> hits() {
    Map<String, Long> counts = new TreeMap<>();
    hits.forEach((id, count) -> counts.put(id, count.sum()));
    return counts;
  }

  private Passage outgoing(Packet packet, UdpDatagram datagram) {
    if (datagram.destination().port() != DNS_PORT) {
      return Passage.forward(packet);
    }
    return DnsQuestion.read(datagram.data())
        .flatMap(question -> answer(packet, datagram, question))
        .orElseGet(() -> Passage.forward(packet));
  }

  private Optional<Passage> answer(Packet packet, UdpDatagram datagram, DnsQuestion question) {
    return match(t -> t instanceof Trigger.DnsName(Names names) && names.match(question.name()))
        .map(rule -> Strike.dns(rule.action(), packet, datagram, question));
  }

  private Passage outgoing(Packet packet, TcpSegment segment) {
    FlowKey key = FlowKey.sentBy(segment);
    if (segment.has(TcpSegment.SYN)) {
      return opened(packet, segment, key);
    }
    return switch (flows.find(key).orElseGet(Flow.Cleared::new)) {
      case Flow.Cleared _ -> Passage.forward(packet);
      case Flow.Cut _ -> Passage.drop();
      case Flow.Diverted(var interceptor) ->
          Passage.forward(segment.readdressed(segment.source(), interceptor));
      case Flow.Reading reading ->
          segment.dataLength() == 0 ? Passage.forward(packet) : read(packet, segment, reading);
    };
  }

  private Passage opened(Packet packet, TcpSegment syn, FlowKey key) {
    Optional<Rule> rule = match(trigger -> matches(trigger, syn.destination()));
    if (rule.isPresent()) {
      return strike(rule.get(), packet, syn);
    }
    flows.put(key, new Flow.Reading(syn));
    return Passage.forward(packet);
  }

  private Passage read(Packet packet, TcpSegment segment, Flow.Reading reading) {
    FirstMessage message = reading.add(segment);
    if (message instanceof FirstMessage.Incomplete) {
      return Passage.forward(packet);
    }
    Optional<Rule> rule = match(trigger -> matches(trigger, message));
    if (rule.isPresent()) {
      return strike(rule.get(), packet, segment);
    }
    flows.put(FlowKey.sentBy(segment), new Flow.Cleared());
    return Passage.forward(packet);
  }

  private Passage strike(Rule rule, Packet packet, TcpSegment segment) {
    FlowKey key = FlowKey.sentBy(segment);
    if (rule.action() instanceof Action.Divert(var interceptor)) {
      flows.put(key, new Flow.Diverted(interceptor));
      return Passage.forward(segment.readdressed(segment.source(), interceptor));
    }
    flows.put(key, new Flow.Cut());
    return Strike.tcp(rule.action(), packet, segment);
  }

  private Passage incoming(Packet packet, TcpSegment segment) {
    FlowKey key = FlowKey.receivedBy(segment);
    Optional<Passage> restored =
        flows
            .believedServer(key)
            .map(server -> Passage.forward(segment.readdressed(server, segment.destination())));
    if (restored.isPresent()) {
      return restored.get();
    }
    boolean cut = flows.find(key).filter(Flow.Cut.class::isInstance).isPresent();
    return cut ? Passage.drop() : Passage.forward(packet);
  }

  private static boolean matches(Trigger trigger, FirstMessage message) {
    return switch (trigger) {
      case Trigger.TlsServerName(Names names) ->
          message instanceof FirstMessage.Tls(var name) && name.filter(names::match).isPresent();
      case Trigger.HttpHost(Names names) ->
          message instanceof FirstMessage.Http(var host) && host.filter(names::match).isPresent();
      case Trigger.DnsName _, Trigger.Destination _, Trigger.DestinationPort _ -> false;
    };
  }

  private static boolean matches(Trigger trigger, Endpoint destination) {
    return switch (trigger) {
      case Trigger.Destination(Endpoint endpoint) -> endpoint.equals(destination);
      case Trigger.DestinationPort(int port) -> port == destination.port();
      case Trigger.DnsName _, Trigger.TlsServerName _, Trigger.HttpHost _ -> false;
    };
  }

  private Optional<Rule> match(Predicate<Trigger> condition) {
    Optional<Rule> found = rules.stream().filter(r -> condition.test(r.trigger())).findFirst();
    found.ifPresent(rule -> hits.computeIfAbsent(rule.id(), _ -> new LongAdder()).increment());
    return found;
  }
}
