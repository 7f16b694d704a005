package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_SITE;
import static org.burkit.lab.scenario.Rows.OTHER;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_HOST;

import java.util.List;
import java.util.Map;
import org.burkit.lab.kernel.Decoy;
import org.burkit.lab.kernel.KernelRules;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;
import org.burkit.lab.world.Policy;

/**
 * The cross-check: censors made of the kernel's own rules at the same border, with the same truth
 * as their twins.
 */
final class KernelScenarios {
  private static final String DROP_NAME =
      "iptables -A FORWARD -p tcp --dport 443 -m string --algo bm --string aulnet.example -j DROP";
  private static final String TABLE =
      "nft 'add table ip guard; add chain ip guard out { type filter hook forward priority 0; }'";

  private KernelScenarios() {}

  static List<Scenario> all() {
    return List.of(
        censored("sni-drop", "swallow segments that hold the name", SITE, "tls.timeout", DROP_NAME),
        censored(
            "sni-reset",
            "reset connections whose segments hold the name",
            SITE,
            "tls.reset",
            "iptables -A FORWARD -p tcp --dport 443 -m string --algo bm --string aulnet.example -j REJECT --reject-with tcp-reset"),
        censored(
            "ip-drop",
            "swallow packets to the site's address",
            SITE,
            "tcp.timeout",
            TABLE,
            "nft add rule ip guard out ip daddr 198.18.20.11 drop"),
        censored(
            "ip-reset",
            "reset connections to the site's address at their first packet",
            SITE,
            "tcp.refused",
            TABLE,
            "nft add rule ip guard out ip daddr 198.18.20.11 tcp dport 443 reject with tcp reset"),
        censored(
            "ip-prohibited",
            "answer that the site's address is prohibited",
            SITE,
            "ip.unreachable",
            TABLE,
            "nft add rule ip guard out ip daddr 198.18.20.11 reject with icmp type admin-prohibited"),
        censored(
            "http-drop",
            "swallow requests that hold the name",
            HTTP_SITE,
            "http.timeout",
            "iptables -A FORWARD -p tcp --dport 80 -m string --algo bm --icase --string azat.example -j DROP"),
        censored(
            "http-reset",
            "reset connections whose requests hold the name",
            HTTP_SITE,
            "http.reset",
            "iptables -A FORWARD -p tcp --dport 80 -m string --algo bm --icase --string azat.example -j REJECT --reject-with tcp-reset"),
        led(
            "http-blockpage",
            "lead plain HTTP to the site's address to a server with a notice",
            HTTP_SITE,
            "http.blockpage",
            "-p tcp -d 198.18.20.14 --dport 80",
            new Decoy.Notice(BlockPage.html())),
        led(
            "dns-nxdomain",
            "lead all questions to a server that denies the name",
            SITE,
            "dns.nxdomain",
            "-p udp --dport 53",
            liar(new Lie.NoSuchName())),
        led(
            "dns-false-address",
            "lead all questions to a server that gives a false address",
            SITE,
            "dns.injection.other",
            "-p udp --dport 53",
            liar(new Lie.FalseAddress(Atlas.SINKHOLE))),
        led(
            "tls-mitm",
            "lead TLS to the site's address to an impostor with the state's root",
            SITE,
            "tls.mitm.known_root",
            "-p tcp -d 198.18.20.11 --dport 443",
            new Decoy.Impostor()),
        innocent("open", "do nothing", SITE),
        innocent("sni-neighbour", "swallow segments that hold another name", OTHER, DROP_NAME));
  }

  private static Scenario censored(
      String name, String words, String url, String mechanism, String... commands) {
    return row(name, words, url, KernelRules.of(commands), Truth.blockedOnPath(mechanism, 3));
  }

  /**
   * Led away before the border takes from a packet's life: so right behind the router before it.
   */
  private static Scenario led(
      String name, String words, String url, String mechanism, String which, Decoy to) {
    KernelRules rules =
        KernelRules.of(
                "iptables -t nat -A PREROUTING -i $INNER %s -j DNAT --to-destination $DECOY"
                    .formatted(which))
            .with(to);
    return row(name, words, url, rules, Truth.blockedOnPath(mechanism, 2));
  }

  private static Scenario innocent(String name, String words, String url, String... commands) {
    return row(name, words, url, KernelRules.of(commands), Truth.ACCESSIBLE);
  }

  private static Scenario row(
      String name, String words, String url, KernelRules rules, Truth truth) {
    return new Scenario(
        "kernel-" + name,
        "The kernel's own rules at the border " + words + ".",
        url,
        Policy.guardedBy(rules),
        truth);
  }

  private static Decoy liar(Lie lie) {
    return new Decoy.Liar(Map.of(SITE_HOST, lie));
  }
}
