package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.DnsAnswer;
import org.burkit.model.DnsReply;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Fingerprint;
import org.burkit.model.Observation.DnsLookup;

/** Interference with the name: asked of the target only, for the control resolves nothing else. */
final class DnsRules {
  private static final String TS_017 = "OONI ts-017, dns_consistency";

  private DnsRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("dns.contradicting_replies"),
            "One question over UDP got two replies, one with a genuine address and one without."
                + " No resolver answers twice: somebody on the way answered first.",
            "Hoang et al., USENIX Security 2021 (GFWatch)",
            "dns-injection",
            "cdn",
            c -> c.target().flatMap(hop -> contradictingReplies(c, hop))),
        failing(
            "dns.nxdomain_here_only",
            FailureKind.DNS_NXDOMAIN,
            Mechanism.DNS_NXDOMAIN,
            5,
            "dns-nxdomain"),
        failing(
            "dns.refused_here_only",
            FailureKind.DNS_REFUSED,
            Mechanism.DNS_REFUSED,
            4,
            "dns-refused"),
        failing(
            "dns.servfail_here_only",
            FailureKind.DNS_SERVFAIL,
            Mechanism.DNS_SERVFAIL,
            2.5,
            "dns-servfail"),
        failing(
            "dns.timeout_here_only", FailureKind.TIMEOUT, Mechanism.DNS_TIMEOUT, 3, "dns-timeout"),
        failing(
            "dns.emptied_here_only",
            FailureKind.DNS_NO_ANSWER,
            Mechanism.DNS_EMPTY,
            2.5,
            "dns-path-empty"),
        new Rule(
            new RuleId("dns.false_address"),
            "The machine's resolver gives only addresses that neither the control nor an encrypted"
                + " resolver nor a certificate knows for the name, and the page does not come from"
                + " them.",
            TS_017,
            "dns-false-address",
            "cdn",
            c -> c.target().flatMap(hop -> falseAddress(c, hop))),
        new Rule(
            new RuleId("dns.fails_elsewhere"),
            "Neither this machine's resolver nor the control finds an address: the name is dead.",
            TS_017,
            "dead-name",
            "dns-nxdomain",
            c -> c.target().flatMap(hop -> failsElsewhere(c, hop))),
        new Rule(
            new RuleId("dns.leads_nowhere_for_all"),
            "The name has no address but those that lead nowhere, for this machine and for the"
                + " control alike, and the control arrives nowhere either.",
            "RFC 6890 (special addresses)",
            "dns-localhost-for-all",
            "dns-injection-bogon",
            c -> c.target().flatMap(hop -> leadsNowhereForAll(c, hop))));
  }

  private static Rule failing(
      String id, FailureKind kind, Mechanism mechanism, double weight, String scenario) {
    return new Rule(
        new RuleId(id),
        "The machine's own resolver fails with "
            + kind.wire()
            + " in every try while the control finds addresses, or an encrypted resolver finds one"
            + " that proves itself by a valid certificate.",
        TS_017,
        scenario,
        "dead-name",
        c -> c.target().flatMap(hop -> failsHereOnly(c, hop, kind, mechanism, weight)));
  }

  private static Optional<Finding> failsHereOnly(
      Case c, Hop hop, FailureKind kind, Mechanism mechanism, double weight) {
    boolean fails =
        hop.lookups().systemAddresses().isEmpty()
            && Arrays.stream(IpVersion.values())
                .anyMatch(v -> everyLookupFails(hop, v, kind) && existsElsewhere(c, hop, v, kind));
    if (!fails || (kind == FailureKind.TIMEOUT && !c.gateHeld())) {
      return Optional.empty();
    }
    double corroborated = hop.lookups().encryptedAddresses().isEmpty() ? 0 : 1;
    // Whoever asks a resolver of another network has chosen it: its filter is not the provider's.
    double own = c.resolverIsForeign() ? Finding.ONCE : weight + corroborated;
    return Optional.of(Finding.suspect(Layer.DNS, mechanism, Math.min(own, weight + corroborated)));
  }

  /**
   * By the control, or by an encrypted resolver whose address then proved itself by TLS. Whoever
   * denies the whole name is belied by an address of either version; to say that there is none of
   * one version is a lie only where there is one of it.
   */
  private static boolean existsElsewhere(Case c, Hop hop, IpVersion version, FailureKind kind) {
    boolean ofEither = version == IpVersion.IPV4 && kind != FailureKind.DNS_NO_ANSWER;
    Predicate<String> belies = address -> ofEither || IpVersion.of(address) == version;
    return c.control().stream().flatMap(x -> x.dns().addresses().stream()).anyMatch(belies)
        || hop.lookups().encryptedAddresses().stream().filter(belies).anyMatch(hop::provedByTls);
  }

  private static boolean everyLookupFails(Hop hop, IpVersion version, FailureKind kind) {
    List<DnsLookup> lookups =
        hop.lookups().bySystem().stream().filter(q -> version.isAskedForBy(q.queryType())).toList();
    return !lookups.isEmpty()
        && lookups.stream()
            .allMatch(q -> q.failure().map(Failure::kind).filter(k -> k == kind).isPresent());
  }

  private static Optional<Finding> leadsNowhereForAll(Case c, Hop hop) {
    List<String> theirs = c.control().map(x -> x.dns().addresses()).orElse(List.of());
    boolean nobodyArrives =
        !c.controlFetched()
            && hop.connects().stream().noneMatch(t -> t.failure().isEmpty())
            && theirs.stream().noneMatch(address -> c.controlArrived(hop, address));
    return nobodyArrives
            && !theirs.isEmpty()
            && theirs.stream().allMatch(address -> Bogons.blockOf(address).isPresent())
            && hop.lookups().systemAddresses().equals(Set.copyOf(theirs))
        ? Optional.of(Finding.failsElsewhere(Layer.DNS))
        : Optional.empty();
  }

  private static Optional<Finding> failsElsewhere(Case c, Hop hop) {
    boolean failsHere =
        hop.lookups().bySystem().stream().anyMatch(q -> q.failure().isPresent())
            && hop.lookups().systemAddresses().isEmpty();
    boolean failsThere =
        c.control().filter(control -> control.dns().addresses().isEmpty()).isPresent();
    return failsHere && failsThere
        ? Optional.of(Finding.failsElsewhere(Layer.DNS))
        : Optional.empty();
  }

  private static Optional<Finding> contradictingReplies(Case c, Hop hop) {
    return hop.lookups().all().stream()
        .filter(q -> q.replies().size() > 1)
        .filter(q -> q.bySystemResolver() || q.engine().equals("udp"))
        .flatMap(q -> contradiction(c, hop, q).stream())
        .findFirst();
  }

  private static Optional<Finding> contradiction(Case c, Hop hop, DnsLookup lookup) {
    boolean genuineSeen = false;
    Optional<DnsReply> forged = Optional.empty();
    for (DnsReply reply : lookup.replies()) {
      List<String> addresses = addresses(reply);
      if (addresses.stream().anyMatch(address -> c.isGenuine(hop, address))) {
        genuineSeen = true;
      } else if (forged.isEmpty() && (!addresses.isEmpty() || saysNoSuchName(reply))) {
        forged = Optional.of(reply);
      }
    }
    return genuineSeen ? forged.map(reply -> forgery(c, hop, addresses(reply))) : Optional.empty();
  }

  /** Decisive unless the odd address might be a content network's: nothing failed there. */
  private static Finding forgery(Case c, Hop hop, List<String> addresses) {
    Mechanism mechanism = mechanism(c, hop, addresses);
    boolean mightBeGenuine =
        mechanism == Mechanism.DNS_INJECTION_OTHER && addresses.stream().noneMatch(hop::failsAt);
    return mightBeGenuine
        ? Finding.suspect(Layer.DNS, mechanism, Finding.ONCE)
        : Finding.decisive(Layer.DNS, mechanism);
  }

  private static List<String> addresses(DnsReply reply) {
    return reply.answers().stream().filter(DnsAnswer::isAddress).map(DnsAnswer::value).toList();
  }

  private static boolean saysNoSuchName(DnsReply reply) {
    return reply.failure().filter(f -> f.kind() == FailureKind.DNS_NXDOMAIN).isPresent();
  }

  private static Optional<Finding> falseAddress(Case c, Hop hop) {
    Set<String> given = hop.lookups().systemAddresses();
    if (given.isEmpty()
        || !(c.controlResolved() || !hop.lookups().encryptedAddresses().isEmpty())
        || given.stream().anyMatch(address -> c.isGenuine(hop, address))
        || comesFrom(c, hop, given::contains)) {
      return Optional.empty();
    }
    Mechanism mechanism = mechanism(c, hop, given);
    return switch (mechanism) {
      case DNS_INJECTION_BLOCKPAGE -> Optional.of(Finding.decisive(Layer.DNS, mechanism));
      case DNS_INJECTION_BOGON -> Optional.of(Finding.suspect(Layer.DNS, mechanism, 6));
      default -> Optional.of(pageDoesNotCome(c, hop, given, mechanism));
    };
  }

  /**
   * A foreign address alone proves nothing: the page must also fail to come from there. A wrong
   * certificate says more than silence; a genuine address that works meanwhile says more still.
   */
  private static Finding pageDoesNotCome(Case c, Hop hop, Set<String> given, Mechanism mechanism) {
    boolean wrongCertificate =
        hop.handshakes().stream()
            .filter(h -> given.contains(Endpoint.ip(h.address())))
            .anyMatch(h -> h.failure().filter(TlsRules::isCertificate).isPresent());
    boolean worksElsewhere = comesFrom(c, hop, address -> !given.contains(address));
    double weight = (wrongCertificate ? 4 : 2) + (worksElsewhere ? 1.5 : 0);
    return Finding.suspect(Layer.DNS, mechanism, weight);
  }

  /** True where an address proved itself by TLS, or gave the page that the control got. */
  private static boolean comesFrom(Case c, Hop hop, Predicate<String> from) {
    boolean proved =
        hop.handshakes().stream()
            .anyMatch(h -> h.failure().isEmpty() && from.test(Endpoint.ip(h.address())));
    boolean samePage =
        hop.exchanges().stream()
            .filter(e -> from.test(Endpoint.ip(e.address())))
            .anyMatch(e -> e.response().filter(r -> Pages.same(r, c.control())).isPresent());
    return proved || samePage;
  }

  private static Mechanism mechanism(Case c, Hop hop, Collection<String> forged) {
    if (forged.isEmpty()) {
      return Mechanism.DNS_NXDOMAIN;
    }
    List<Fingerprint> known = new ArrayList<>(c.references().blockPages());
    known.removeIf(f -> !f.place().equals("dns"));
    if (forged.stream().anyMatch(address -> known.stream().anyMatch(f -> f.matches(address)))
        || aBlockPageStandsBehind(c, hop, forged)) {
      return Mechanism.DNS_INJECTION_BLOCKPAGE;
    }
    return c.control().isPresent()
            && forged.stream().allMatch(address -> isBogonHereOnly(c, address))
        ? Mechanism.DNS_INJECTION_BOGON
        : Mechanism.DNS_INJECTION_OTHER;
  }

  /** Unless somebody on the way shows that page for the name wherever it is said. */
  private static boolean aBlockPageStandsBehind(Case c, Hop hop, Collection<String> forged) {
    return !PairedRules.sameAnswerElsewhere(c, NameLayer.HOST)
        && hop.exchanges().stream()
            .filter(e -> forged.contains(Endpoint.ip(e.address())))
            .flatMap(e -> e.response().stream())
            .anyMatch(r ->
                !Pages.same(r, c.control()) && Pages.knownBlockPage(r, c.references()).isPresent());
  }

  /** An address of a special block in which the control's resolver sees none of the site's. */
  private static boolean isBogonHereOnly(Case c, String address) {
    Optional<String> block = Bogons.blockOf(address);
    List<String> theirs = c.control().map(x -> x.dns().addresses()).orElse(List.of());
    return block.isPresent()
        && theirs.stream().noneMatch(their -> Bogons.blockOf(their).equals(block));
  }
}
