package org.burkit.lab.delivery;

import static org.burkit.lab.world.Atlas.COLLECTOR_ADDRESS;
import static org.burkit.lab.world.Atlas.COLLECTOR_HOST;
import static org.burkit.lab.world.Atlas.COLLECTOR_SECOND_ADDRESS;
import static org.burkit.lab.world.Atlas.COLLECTOR_SECOND_HOST;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.world.Atlas;

/**
 * One way of blocking the collector, and what its volunteers know to do about it.
 *
 * @param ways to the collector that the probe has, in order
 * @param ends whether it blocks them all, and ends; else something gets through all the time
 */
record Blockade(String name, String words, List<Rule> rules, List<String> ways, boolean ends) {
  /** When blockades act that end; outside these hours they do not. */
  static final When.Hours HOURS =
      new When.Hours(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneOffset.UTC);

  private static final String FIRST = "https://" + COLLECTOR_HOST + "/";
  private static final String SECOND = "https://" + COLLECTOR_SECOND_HOST + "/";
  private static final String LITERAL = "https://" + COLLECTOR_SECOND_ADDRESS + "/";
  private static final Names FIRST_NAME = Names.of(COLLECTOR_HOST);
  private static final Names BOTH_NAMES = Names.of(COLLECTOR_HOST, COLLECTOR_SECOND_HOST);
  private static final int SIXTEEN_KILOBYTES = 16 << 10;

  /** A page of text takes ten seconds at this rate. */
  private static final int CRAWL = 3_000;

  Blockade {
    rules = List.copyOf(rules);
    ways = List.copyOf(ways);
  }

  static List<Blockade> all() {
    return List.of(
        new Blockade(
            "dns",
            "Its name leads elsewhere; its address is known as well.",
            List.of(
                new Rule(
                    "dns",
                    new Trigger.DnsName(FIRST_NAME, Trigger.Carriers.UDP_AND_TCP),
                    Action.ForgeDns.injecting(Atlas.SINKHOLE))),
            List.of(FIRST, LITERAL),
            false),
        new Blockade(
            "ip",
            "Its address is dropped; it has another name at another.",
            List.of(new Rule("ip", new Trigger.Address(COLLECTOR_ADDRESS), new Action.Drop())),
            List.of(FIRST, SECOND),
            false),
        new Blockade(
            "sni",
            "Connections that say its name are reset; its address says none.",
            List.of(new Rule("sni", new Trigger.TlsServerName(FIRST_NAME), new Action.Reset())),
            List.of(FIRST, LITERAL),
            false),
        new Blockade(
            "freeze",
            "Each connection to it freezes after 16 KB, by all its names.",
            List.of(
                new Rule(
                    "freeze",
                    new Trigger.TlsServerName(BOTH_NAMES),
                    new Action.Freeze(SIXTEEN_KILOBYTES))),
            List.of(FIRST, SECOND),
            false),
        new Blockade(
            "throttle",
            "It crawls, by all its addresses.",
            List.of(
                new Rule("first", new Trigger.Address(COLLECTOR_ADDRESS), new Action.Shape(CRAWL)),
                new Rule(
                    "second",
                    new Trigger.Address(COLLECTOR_SECOND_ADDRESS),
                    new Action.Shape(CRAWL))),
            List.of(FIRST, SECOND),
            false),
        new Blockade(
            "all",
            "All its addresses are dropped for a while.",
            List.of(
                new Rule("first", new Trigger.Address(COLLECTOR_ADDRESS), new Action.Drop())
                    .when(HOURS),
                new Rule("second", new Trigger.Address(COLLECTOR_SECOND_ADDRESS), new Action.Drop())
                    .when(HOURS)),
            List.of(FIRST, LITERAL),
            true));
  }
}
