package org.burkit.analysis.verdict;

import static org.burkit.model.FailureKind.DNS_NXDOMAIN;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.burkit.model.Asn;
import org.burkit.model.Control;
import org.burkit.model.Diagnosis;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Gate;
import org.burkit.model.Measurement;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.model.Vantage;

/**
 * A measurement laid out for judging: its hops, its control, and which addresses are genuine. The
 * verdict fields of the probe that sent it are not here and cannot be read. One thread.
 */
final class Case {
  private static final String CANARY = "canary";

  private final References references;
  private final List<Hop> hops;
  private final Optional<Hop> target;
  private final Measurement measurement;
  private final EndpointProtocol extent;
  private final Map<Integer, Set<String>> knownByHop = new HashMap<>();

  /**
   * @param extent how far the target was to be tried
   */
  Case(Measurement measurement, References references, EndpointProtocol extent) {
    this.references = references;
    this.extent = extent;
    this.measurement = measurement;
    this.hops = Hop.of(measurement);
    this.target = hops.stream().findFirst();
  }

  /** The experiments of one kind. */
  <T extends Diagnosis> List<T> diagnoses(Class<T> kind) {
    return measurement.diagnoses(kind);
  }

  /** Where on the way that mechanism sets in. */
  OptionalInt whereabouts(Mechanism mechanism) {
    return Whereabouts.of(mechanism, measurement);
  }

  /**
   * True where the page came: some answer on the way is the control's, or the target itself gave
   * one over TLS. Sites send plain visitors on, and so does any other server for any name.
   */
  boolean pageCame() {
    String host = target().map(Hop::host).orElse("");
    return hops.stream()
        .anyMatch(hop ->
            hop.exchanges().stream()
                .flatMap(exchange -> exchange.response().stream())
                .anyMatch(response ->
                    Pages.same(response, control()) || (hop.tls() && hop.host().equals(host))));
  }

  /**
   * True where the target's plain answer sends the visitor to the target itself, over TLS or to
   * another path, as nearly every server does for whatever name it is asked by.
   */
  boolean sendsToItself() {
    Optional<Hop> target = target();
    return target.stream()
        .flatMap(hop -> hop.exchanges().stream())
        .flatMap(exchange -> exchange.response().stream())
        .flatMap(response -> response.header("Location").stream())
        .anyMatch(to -> to.startsWith("/") || new Target(to).host().equals(target.map(Hop::host)));
  }

  /** How far the target was to be tried: to its page, unless it has none. */
  EndpointProtocol extent() {
    return extent;
  }

  /** True where every resolver that was asked for that name, whichever way, denies it. */
  boolean isDead(String host) {
    List<DnsLookup> lookups =
        measurement.all(DnsLookup.class).stream()
            .filter(q -> q.hostname().equalsIgnoreCase(host))
            .toList();
    return !lookups.isEmpty()
        && lookups.stream()
            .allMatch(q -> q.failure().filter(f -> f.kind() == DNS_NXDOMAIN).isPresent());
  }

  References references() {
    return references;
  }

  Optional<Gate> gate() {
    return measurement.gate();
  }

  Optional<Control> control() {
    return measurement.control();
  }

  List<Hop> hops() {
    return hops;
  }

  /** The target itself. */
  Optional<Hop> target() {
    return target;
  }

  /** The last place that the probe tried to reach. */
  Optional<Hop> last() {
    return hops.isEmpty() ? Optional.empty() : Optional.of(hops.getLast());
  }

  /** True where the machine's resolver is known to stand in another network than the machine. */
  boolean resolverIsForeign() {
    Vantage vantage = measurement.vantage();
    return vantage.asn().isKnown()
        && vantage
            .resolverAsn()
            .filter(Asn::isKnown)
            .filter(a -> !a.equals(vantage.asn()))
            .isPresent();
  }

  /**
   * What a single failure weighs. A probe with a gate is one that tries again: what it tried once
   * was cut short. Others have with one try said all they can.
   */
  double singleFailure() {
    return gate().isPresent() ? Finding.ONCE : Finding.ONLY;
  }

  /** True where the gate was asked and held. */
  boolean gateHeld() {
    return gate().filter(gate -> gate.broken().isEmpty()).isPresent();
  }

  /** True where the control reached that address of a hop by TCP, QUIC or STUN. */
  boolean controlArrived(Hop hop, String address) {
    boolean overStun =
        control()
            .map(c -> c.stun().get(Endpoint.of(address, hop.port())))
            .filter(status -> status.failure().isEmpty())
            .isPresent();
    boolean overQuic =
        control()
            .map(c -> c.quic().get(Endpoint.of(address, hop.port())))
            .filter(status -> status.failure().isEmpty())
            .isPresent();
    return overQuic || overStun || controlConnected(hop, address).orElse(false);
  }

  /** True where the control fetched the page, whatever its status. */
  boolean controlFetched() {
    return control().flatMap(Control::http).filter(http -> http.failure().isEmpty()).isPresent();
  }

  /**
   * True where the control was led to that hop as well. Sites send visitors of one country to
   * another place; a place that the control never asked for may be down for everyone.
   */
  boolean controlWentTo(Hop hop) {
    Optional<String> host = target().map(Hop::host);
    Optional<String> last =
        control()
            .flatMap(Control::http)
            .flatMap(Control.Http::finalUrl)
            .map(Target::new)
            .flatMap(Target::host);
    return controlFetched() && last.or(() -> host).filter(hop.host()::equals).isPresent();
  }

  /** True where the control got a page and said where it ended. Older ones do not say. */
  boolean controlEndsKnowably() {
    return controlFetched()
        && control().flatMap(Control::http).flatMap(Control.Http::finalUrl).isPresent();
  }

  /** True where the control found an address for the target. */
  boolean controlResolved() {
    return control().filter(c -> !c.dns().addresses().isEmpty()).isPresent();
  }

  /**
   * True where an address is known to serve the name: the control or an encrypted resolver gave it,
   * it is in the network of such an address and nothing failed there, or somebody saw a valid
   * certificate there. Content networks answer otherwise in every network, so a bare difference
   * means nothing.
   */
  boolean isGenuine(Hop hop, String address) {
    if (hop.provedByTls(address) || address.equals(hop.host())) {
      return true;
    }
    Set<String> known = knownByHop.computeIfAbsent(hop.index(), _ -> known(hop));
    return known.contains(address)
        || controlProved(hop, address)
        || (sameNetwork(known, address) && !hop.failsAt(address));
  }

  private Set<String> known(Hop hop) {
    Set<String> known = new LinkedHashSet<>(hop.lookups().encryptedAddresses());
    if (target().filter(target -> target.host().equals(hop.host())).isPresent()) {
      control().ifPresent(c -> known.addAll(c.dns().addresses()));
    }
    return known;
  }

  private boolean controlProved(Hop hop, String address) {
    return control()
        .map(c -> c.tls().get(Endpoint.of(address, hop.port())))
        .filter(t -> t.failure().isEmpty() && t.serverName().equalsIgnoreCase(hop.host()))
        .isPresent();
  }

  private boolean sameNetwork(Set<String> known, String address) {
    Optional<Asn> network = control().map(c -> c.networks().get(address));
    return network.isPresent()
        && known.stream().anyMatch(k -> network.equals(control().map(c -> c.networks().get(k))));
  }

  /** Whether the control reached one address and port by TCP; empty where it did not try. */
  Optional<Boolean> controlConnected(Hop hop, String address) {
    return control()
        .map(c -> c.tcp().get(Endpoint.of(address, hop.port())))
        .map(status -> status.failure().isEmpty());
  }

  boolean controlWritesHandshakes() {
    return control().filter(c -> !c.tls().isEmpty()).isPresent();
  }

  /**
   * True where the control completed QUIC: at that address of the target's, or, where a redirect
   * led, for that name at any address.
   */
  boolean controlShookHandsOverQuic(Hop hop, QuicHandshake handshake) {
    return control().stream()
        .flatMap(c -> c.quic().entrySet().stream())
        .filter(e ->
            hop.index() == 0
                ? e.getKey().equals(handshake.address())
                : e.getValue().serverName().equalsIgnoreCase(hop.host()))
        .anyMatch(e -> e.getValue().failure().isEmpty());
  }

  /** What was seen over QUIC of canaries: pages of others that no network is known to block. */
  List<QuicHandshake> quicCanaries() {
    return measurement.all(QuicHandshake.class).stream()
        .filter(handshake -> handshake.trace().hasTag(CANARY))
        .toList();
  }

  /** Whether that address answered the control's STUN request; empty where it was not asked. */
  Optional<Boolean> controlGotStunAnswer(StunBinding binding) {
    return control()
        .map(c -> c.stun().get(binding.address()))
        .map(status -> status.failure().isEmpty());
  }

  /** The STUN bindings with the target. */
  List<StunBinding> stunBindings() {
    return measurement.all(StunBinding.class).stream()
        .filter(binding -> !binding.trace().hasTag(CANARY))
        .toList();
  }

  /** The STUN bindings with servers of others, that no network is known to block. */
  List<StunBinding> stunCanaries() {
    return measurement.all(StunBinding.class).stream()
        .filter(binding -> binding.trace().hasTag(CANARY))
        .toList();
  }

  /** Whether the control completed TLS there; empty where it did not try that address. */
  Optional<Boolean> controlShookHands(Hop hop, String address) {
    return control()
        .map(c -> c.tls().get(Endpoint.of(address, hop.port())))
        .map(status -> status.failure().isEmpty());
  }
}
