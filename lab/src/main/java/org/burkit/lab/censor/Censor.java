package org.burkit.lab.censor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.DualAddress;
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
  private final Rulebook rules;
  private final Residue residue = new Residue();
  private final TcpCensor tcp;
  private final UdpCensor udp;

  /**
   * A censor that stands at a router.
   *
   * @param forgery what its own packets look like
   * @param address the router's, with which it signs its ICMP
   * @param seed fixes what it leaves to chance
   */
  public Censor(List<Rule> rules, Forgery forgery, DualAddress address, Seed seed) {
    this.rules = new Rulebook(rules, seed.of("rules"));
    FlowTable flows = new FlowTable();
    Strike strike = new Strike(forgery, address);
    Aftermath aftermath = new Aftermath(seed.of("losses"));
    this.tcp = new TcpCensor(this.rules, flows, residue, strike, aftermath);
    this.udp = new UdpCensor(this.rules, flows, residue, strike, aftermath, seed.of("races"));
  }

  @Override
  public Passage pass(Direction direction, Packet packet, Instant now) {
    boolean out = direction == Direction.TO_SERVER;
    boolean kept =
        out ? residue.keepsFromServer(packet, now) : residue.keepsFromClient(packet, now);
    if (kept
        || rules.match(packet.family(), now, Trigger.Everything.class::isInstance).isPresent()) {
      return Passage.drop();
    }
    return TcpSegment.in(packet)
        .map(s -> out ? tcp.outgoing(packet, s, now) : tcp.incoming(packet, s, now))
        .or(() ->
            UdpDatagram.in(packet)
                .map(d -> out ? udp.outgoing(packet, d, now) : udp.incoming(packet, d, now)))
        .orElseGet(() -> Passage.forward(packet));
  }

  /** How often each rule was applied, by its id. */
  public Map<String, Long> hits() {
    return rules.hits();
  }
}
