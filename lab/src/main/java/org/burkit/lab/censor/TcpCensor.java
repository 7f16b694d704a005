package org.burkit.lab.censor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.burkit.lab.packet.FirstMessage;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;

/** The part of a censor that watches TCP connections. One thread. */
final class TcpCensor {
  private final Rulebook rules;
  private final FlowTable flows;
  private final Residue residue;
  private final Strike strike;
  private final Aftermath aftermath;

  TcpCensor(Rulebook rules, FlowTable flows, Residue residue, Strike strike, Aftermath aftermath) {
    this.rules = rules;
    this.flows = flows;
    this.residue = residue;
    this.strike = strike;
    this.aftermath = aftermath;
  }

  Passage outgoing(Packet packet, TcpSegment segment, Instant now) {
    FlowKey key = FlowKey.sentBy(segment);
    if (segment.has(TcpSegment.SYN) && flows.begins(key, segment.seq())) {
      return opened(packet, segment, key, now);
    }
    Flow flow = flows.find(key).orElseGet(Flow.Cleared::new);
    return flow instanceof Flow.Reading reading && segment.dataLength() > 0
        ? read(packet, segment, reading, now)
        : strike.onward(packet, flow, instead -> segment.readdressed(segment.source(), instead));
  }

  Passage incoming(Packet packet, TcpSegment segment, Instant now) {
    FlowKey key = FlowKey.receivedBy(segment);
    var believed = flows.believedServer(key);
    if (believed.isPresent()) {
      return Passage.forward(segment.readdressed(believed.get(), segment.destination()));
    }
    return switch (flows.find(key).orElseGet(Flow.Cleared::new)) {
      case Flow.Cut _, Flow.Forbidden _, Flow.Muted _ -> Passage.drop();
      case Flow.Reading _, Flow.Cleared _, Flow.Diverted _ -> Passage.forward(packet);
      case Flow.Rationed ration -> ration(packet, segment, key, ration);
      case Flow.Lossy lossy -> lossy.losesNext() ? Passage.drop() : Passage.forward(packet);
      case Flow.Shaped queue -> shape(packet, queue, now);
    };
  }

  private Passage opened(Packet packet, TcpSegment syn, FlowKey key, Instant now) {
    Optional<Rule> rule = rules.match(packet.family(), now, trigger -> Starts.match(trigger, key));
    if (rule.isPresent()) {
      return apply(rule.get(), packet, syn, now);
    }
    flows.put(key, Flow.Reading.after(syn));
    return Passage.forward(packet);
  }

  private Passage read(Packet packet, TcpSegment segment, Flow.Reading reading, Instant now) {
    int port = segment.destination().port();
    boolean readable = reading.add(segment.seq(), segment.data());
    FirstMessage alone = FirstMessage.read(segment.data(), port);
    FirstMessage whole =
        readable ? FirstMessage.read(reading.contiguous(), port) : new FirstMessage.Opaque();
    Optional<Rule> rule =
        rules.match(packet.family(), now, trigger -> matches(trigger, alone, whole));
    if (rule.isPresent()) {
      return whole instanceof FirstMessage.Dns(var question)
              && rule.get().action() instanceof Action.ForgeDns forge
          ? answer(rule.get(), packet, segment, strike.dnsOverTcp(forge, segment, question), now)
          : apply(rule.get(), packet, segment, now);
    }
    if (!(whole instanceof FirstMessage.Incomplete)) {
      flows.put(FlowKey.sentBy(segment), new Flow.Cleared());
    }
    return Passage.forward(packet);
  }

  private Passage answer(
      Rule rule, Packet packet, TcpSegment segment, Passage passage, Instant now) {
    residue.leave(packet, rule.residual(), now);
    flows.put(FlowKey.sentBy(segment), new Flow.Cut());
    return passage;
  }

  private Passage apply(Rule rule, Packet packet, TcpSegment segment, Instant now) {
    residue.leave(packet, rule.residual(), now);
    flows.put(FlowKey.sentBy(segment), aftermath.of(rule.action()));
    return rule.action() instanceof Action.Divert(var instead)
        ? Passage.forward(segment.readdressed(segment.source(), instead))
        : strike.tcp(rule.action(), packet, segment);
  }

  private static boolean matches(Trigger trigger, FirstMessage alone, FirstMessage whole) {
    return switch (trigger) {
      case Trigger.TlsServerName(Names names, var sight) ->
          seen(sight, alone, whole) instanceof FirstMessage.Tls(var name, _)
              && name.filter(names::match).isPresent();
      case Trigger.EncryptedHello(var outer) ->
          whole instanceof FirstMessage.Tls(var name, boolean ech)
              && ech
              && (outer.isEmpty() || name.filter(outer.get()::match).isPresent());
      case Trigger.HttpHost(Names names, var sight) ->
          seen(sight, alone, whole) instanceof FirstMessage.Http(var host)
              && host.filter(names::match).isPresent();
      case Trigger.DnsName asked ->
          asked.carriers() == Trigger.Carriers.UDP_AND_TCP
              && whole instanceof FirstMessage.Dns(var question)
              && asked.isIn(question);
      case Trigger.QuicServerName _,
          Trigger.Destination _,
          Trigger.Address _,
          Trigger.Service _,
          Trigger.Everything _ ->
          false;
    };
  }

  private static FirstMessage seen(Trigger.Sight sight, FirstMessage alone, FirstMessage whole) {
    return switch (sight) {
      case STREAM -> whole;
      case PACKET -> alone;
    };
  }

  private Passage ration(Packet packet, TcpSegment segment, FlowKey key, Flow.Rationed ration) {
    int left = ration.bytesLeft() - segment.dataLength();
    if (left >= 0) {
      flows.put(key, new Flow.Rationed(left, ration.resetsThen()));
      return Passage.forward(packet);
    }
    flows.put(key, new Flow.Cut());
    return ration.resetsThen() ? strike.resetInMidStream(segment) : Passage.drop();
  }

  private static Passage shape(Packet packet, Flow.Shaped queue, Instant now) {
    Duration wait = queue.enqueue(packet.length(), now);
    return Flow.Shaped.fits(wait) ? Passage.forwardAfter(wait, packet) : Passage.drop();
  }
}
