package org.burkit.lab.censor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.DnsQuestion;
import org.burkit.lab.packet.FirstMessage;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.QuicInitial;
import org.burkit.lab.packet.UdpDatagram;

/**
 * The part of a censor that watches UDP: DNS questions one by one, all else by flow. One thread.
 */
final class UdpCensor {
  private static final int MOST_LATE = 1024;

  private record Asked(FlowKey flow, int id) {}

  private final Rulebook rules;
  private final FlowTable flows;
  private final Residue residue;
  private final Strike strike;
  private final Aftermath aftermath;
  private final Seed luckOfRaces;
  private final boolean readsQuic;

  /** Forged answers that wait for the genuine one, since they are to lose the race. */
  private final Map<Asked, List<Packet>> late = Bounded.map(MOST_LATE);

  private long races;

  UdpCensor(
      Rulebook rules,
      FlowTable flows,
      Residue residue,
      Strike strike,
      Aftermath aftermath,
      Seed luckOfRaces) {
    this.rules = rules;
    this.flows = flows;
    this.residue = residue;
    this.strike = strike;
    this.aftermath = aftermath;
    this.luckOfRaces = luckOfRaces;
    this.readsQuic = rules.hasAny(Trigger.QuicServerName.class::isInstance);
  }

  Passage outgoing(Packet packet, UdpDatagram datagram, Instant now) {
    FlowKey key = FlowKey.sentBy(datagram);
    Optional<DnsQuestion> question = question(datagram);
    Optional<Rule> named =
        question.flatMap(q ->
            rules.match(
                packet.family(), now, t -> t instanceof Trigger.DnsName asked && asked.isIn(q)));
    if (named.isPresent()) {
      residue.leave(packet, named.get().residual(), now);
      return named.get().action() instanceof Action.ForgeDns forge
          ? forge(forge, packet, datagram, question.get(), now)
          : Passage.drop();
    }
    Flow flow = flows.find(key).orElseGet(() -> begin(packet, key, now));
    return flow instanceof Flow.Reading reading
        ? read(packet, datagram, reading, now)
        : strike.onward(packet, flow, instead -> datagram.readdressed(datagram.source(), instead));
  }

  Passage incoming(Packet packet, UdpDatagram datagram, Instant now) {
    FlowKey key = FlowKey.receivedBy(datagram);
    var believed = flows.believedServer(key);
    if (believed.isPresent()) {
      return Passage.forward(datagram.readdressed(believed.get(), datagram.destination()));
    }
    List<Packet> forged = late.remove(new Asked(key, id(datagram)));
    if (forged != null) {
      List<Packet> all = new ArrayList<>(List.of(packet));
      all.addAll(forged);
      return new Passage(Optional.empty(), all, List.of());
    }
    return switch (flows.find(key).orElseGet(Flow.Cleared::new)) {
      case Flow.Cut _, Flow.Forbidden _, Flow.Muted _ -> Passage.drop();
      case Flow.Lossy lossy -> lossy.losesNext() ? Passage.drop() : Passage.forward(packet);
      case Flow.Shaped queue -> {
        Duration wait = queue.enqueue(packet.length(), now);
        yield Flow.Shaped.fits(wait) ? Passage.forwardAfter(wait, packet) : Passage.drop();
      }
      case Flow.Reading _, Flow.Cleared _, Flow.Diverted _, Flow.Rationed _ ->
          Passage.forward(packet);
    };
  }

  private static Optional<DnsQuestion> question(UdpDatagram datagram) {
    return datagram.destination().port() == FirstMessage.DNS_PORT
        ? DnsQuestion.read(datagram.data())
        : Optional.empty();
  }

  private Passage forge(
      Action.ForgeDns forge, Packet packet, UdpDatagram datagram, DnsQuestion q, Instant now) {
    List<Packet> forged = strike.dns(forge, datagram, q);
    return switch (forge.genuine()) {
      case NEVER_COMES -> new Passage(Optional.empty(), forged, List.of());
      case FOLLOWS -> {
        if (forge.losesRace().holds(now, luckOfRaces.draw(races++))) {
          late.put(new Asked(FlowKey.sentBy(datagram), q.id()), forged);
          yield Passage.forward(packet);
        }
        yield new Passage(Optional.of(packet), forged, List.of());
      }
    };
  }

  private static int id(UdpDatagram datagram) {
    byte[] data = datagram.data();
    return data.length < 2 ? -1 : ((data[0] & 0xff) << 8) | (data[1] & 0xff);
  }

  private Flow begin(Packet packet, FlowKey key, Instant now) {
    Flow flow =
        rules
            .match(packet.family(), now, trigger -> Starts.match(trigger, key))
            .map(rule -> struck(rule, packet, now))
            .orElseGet(() -> readsQuic ? Flow.Reading.fromZero() : new Flow.Cleared());
    flows.put(key, flow);
    return flow;
  }

  private Flow struck(Rule rule, Packet packet, Instant now) {
    residue.leave(packet, rule.residual(), now);
    return aftermath.of(rule.action());
  }

  private Passage read(Packet packet, UdpDatagram datagram, Flow.Reading reading, Instant now) {
    FlowKey key = FlowKey.sentBy(datagram);
    List<QuicInitial.Crypto> parts = QuicInitial.read(datagram.data());
    boolean readable =
        !parts.isEmpty()
            && parts.stream().allMatch(part -> reading.add(part.offset(), part.data()));
    FirstMessage message =
        readable ? QuicInitial.message(reading.contiguous()) : new FirstMessage.Opaque();
    Optional<Rule> rule =
        message instanceof FirstMessage.Tls(var name, _)
            ? rules.match(
                packet.family(),
                now,
                t ->
                    t instanceof Trigger.QuicServerName(Names names)
                        && name.filter(names::match).isPresent())
            : Optional.empty();
    if (rule.isPresent()) {
      flows.put(key, struck(rule.get(), packet, now));
      return Passage.drop();
    }
    if (!(message instanceof FirstMessage.Incomplete)) {
      flows.put(key, new Flow.Cleared());
    }
    return Passage.forward(packet);
  }
}
