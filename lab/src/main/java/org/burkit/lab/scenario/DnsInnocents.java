package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.innocent;

import java.util.List;
import org.burkit.lab.world.Policy;

/** What looks like a block of names and is none. */
final class DnsInnocents {
  private DnsInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "cdn",
            "Resolvers in different regions give different addresses.",
            "https://cdn.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "dead-name",
            "The name does not exist any more, anywhere.",
            "https://joq.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "dead-name-http",
            "The name of a site without TLS does not exist any more, anywhere.",
            "http://joq.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "cdn-http",
            "A site without TLS whose addresses differ by region, in different networks.",
            "http://aina.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "idna-ascii",
            "A name in Kazakh letters, in the form that resolvers use.",
            "https://xn--j1ac53c.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "idna",
            "A name in Kazakh letters, as people type it.",
            "https://көл.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "dns-broken-for-all",
            "The name's own servers are broken: every resolver fails.",
            "https://bulin.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "dns-localhost-for-all",
            "The name's owner points it at the asker's own machine.",
            "https://uide.example/",
            Policy.OPEN,
            Truth.DOWN));
  }
}
