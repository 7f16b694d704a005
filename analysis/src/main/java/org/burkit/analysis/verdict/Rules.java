package org.burkit.analysis.verdict;

import java.util.List;
import java.util.stream.Stream;

/** The rule set: every rule there is, in the order in which a fetch passes the layers. */
final class Rules {
  /** Changes whenever a rule is added, taken away or weighed otherwise. */
  static final String VERSION = "2026.11-14";

  private static final List<Rule> ALL =
      Stream.of(
              GateRules.all(),
              DnsRules.all(),
              TcpRules.all(),
              PairedRules.all(),
              TlsRules.all(),
              Versions.all(),
              PaceRules.all(),
              HttpRules.all(),
              QuicRules.all(),
              StunRules.all(),
              EndpointRules.all(),
              EchRules.all())
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  static List<Rule> all() {
    return ALL;
  }
}
