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
 * One way of blocking the collector by day. A volunteer was given one way to it; lists that were
 * signed name the others.
 *
 * @param ends whether it blocks them all, until it ends; else something gets through all the time
 */
record Blockade(String name, String words, List<Rule> rules, boolean ends) {
  /** When blockades act; outside these hours they do not. */
  static final When.Hours HOURS =
      new When.Hours(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneOffset.UTC);

  /** What the volunteer was given. */
  static final String GIVEN = "https://" + COLLECTOR_HOST + "/";

  /** What the signed lists name, in the order of their rank from 1 on. */
  static final List<String> SIGNED =
      List.of(
          "https://" + COLLECTOR_SECOND_HOST + "/", "https://" + COLLECTOR_SECOND_ADDRESS + "/");

  private static final Names BOTH_NAMES = Names.of(COLLECTOR_HOST, COLLECTOR_SECOND_HOST);
  private static final int SIXTEEN_KILOBYTES = 16 << 10;

  /** A page of text takes ten seconds at this rate. */
  private static final int CRAWL = 3_000;

  Blockade {
    rules = rules.stream().map(rule -> rule.when(HOURS)).toList();
  }

  static List<Blockade> all() {
    return List.of(
        new Blockade(
            "dns",
            "Its names lead elsewhere; its address needs none.",
            List.of(
                new Rule(
                    "dns",
                    new Trigger.DnsName(BOTH_NAMES, Trigger.Carriers.UDP_AND_TCP),
                    Action.ForgeDns.injecting(Atlas.SINKHOLE))),
            false),
        new Blockade(
            "ip",
            "Its address is dropped; it has another name at another.",
            List.of(new Rule("ip", new Trigger.Address(COLLECTOR_ADDRESS), new Action.Drop())),
            false),
        new Blockade(
            "sni",
            "Connections that say its names are reset; its address says none.",
            List.of(new Rule("sni", new Trigger.TlsServerName(BOTH_NAMES), new Action.Reset())),
            false),
        new Blockade(
            "freeze",
            "Each connection to it freezes after 16 KB, by all its names.",
            List.of(
                new Rule(
                    "freeze",
                    new Trigger.TlsServerName(BOTH_NAMES),
                    new Action.Freeze(SIXTEEN_KILOBYTES))),
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
            false),
        new Blockade(
            "all",
            "All its addresses are dropped for a while.",
            List.of(
                new Rule("first", new Trigger.Address(COLLECTOR_ADDRESS), new Action.Drop()),
                new Rule(
                    "second", new Trigger.Address(COLLECTOR_SECOND_ADDRESS), new Action.Drop())),
            true));
  }
}
