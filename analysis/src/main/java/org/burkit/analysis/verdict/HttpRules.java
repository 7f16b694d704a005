package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Control;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Target;

/** What came over HTTP: the genuine page, another answer of the genuine server, or neither. */
final class HttpRules {
  private static final String TS_017 = "OONI ts-017, http-diff and http-failure";

  /** By which servers turn away visitors, or want to see that they are people. */
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 429, 451, 503);

  private static final FailureKind TOO_MANY_REDIRECTS = FailureKind.HTTP_TOO_MANY_REDIRECTS;
  private static final FailureKind DEAD_NAME = FailureKind.DNS_NXDOMAIN;

  private HttpRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("http.known_block_page"),
            "An answer over an unauthenticated connection bears the trace of a known block page,"
                + " which the control's answer is not. Without a control it may be the site's own"
                + " words and says little.",
            "Jones et al., IMC 2014 (block page fingerprints)",
            "http-blockpage",
            "talks-about-blocking",
            c -> Finding.first(c.hops(), hop -> knownBlockPage(c, hop))),
        new Rule(
            new RuleId("http.same_page"),
            "The last answer is the page that the control got.",
            TS_017,
            "open",
            "http-blockpage",
            c -> c.last().flatMap(hop -> samePage(c, hop))),
        new Rule(
            new RuleId("http.authentic_answer"),
            "The answer came over TLS with a certificate valid for the name, and it is not an"
                + " error: it is the server's own.",
            "RFC 9110 section 4.3.4",
            "open",
            "http-only",
            c -> c.last().flatMap(hop -> authenticAnswer(c, hop))),
        new Rule(
            new RuleId("http.authentic_refusal"),
            "The genuine server, authenticated by TLS, refuses this client and not the control: a"
                + " geo-block, a captcha or a limit of its own.",
            "RFC 7725 (451), McDonald et al., IMC 2018 (geo-blocking)",
            "geo-451",
            "open",
            c -> c.last().flatMap(hop -> authenticRefusal(c, hop))),
        new Rule(
            new RuleId("http.refusal_from_the_servers_place"),
            "Over plain HTTP a refusal that the control does not meet comes from as far away as the"
                + " server itself, a neutral host does not answer that name so, and nothing leads"
                + " connections aside: the server refuses this client.",
            "RFC 7725 (451), McDonald et al., IMC 2018 (geo-blocking)",
            "geo-403-http",
            "http-blockpage",
            c -> c.last().flatMap(hop -> refusalFromTheServersPlace(c, hop))),
        new Rule(
            new RuleId("http.led_on_alike"),
            "This machine and the control were both led on from place to place until they gave up:"
                + " what answers is the site's own.",
            "RFC 9110 section 15.4 (endless redirects)",
            "redirect-trail-http",
            "http-redirect",
            c -> c.last().flatMap(hop -> ledOnAlike(c, hop))),
        new Rule(
            new RuleId("http.leads_to_a_dead_name"),
            "The last answer leads to a name that has no address, for this machine, for an"
                + " encrypted resolver and for the control alike.",
            "RFC 9110 section 15.4, RFC 8020 (NXDOMAIN)",
            "redirect-to-dead-name",
            "redirect-elsewhere",
            HttpRules::leadsToADeadName),
        new Rule(
            new RuleId("http.other_page"),
            "An unauthenticated answer differs from the control's in status and content, and is no"
                + " known page, nor a refusal of the server's own.",
            TS_017,
            "http-other-page",
            "http-only",
            c -> c.last().flatMap(hop -> otherPage(c, hop))),
        new Rule(
            new RuleId("http.request_fails_here_only"),
            "The connection stands, but every request on it fails, while the control gets the"
                + " page.",
            TS_017,
            "http-reset",
            "flaky",
            c -> c.last().flatMap(hop -> requestFails(c, hop))),
        new Rule(
            new RuleId("http.fails_elsewhere"),
            "What was asked for fails here and for the control: the request, or, where the control"
                + " does not say how its handshakes went, the handshake before it.",
            TS_017,
            "closed",
            "http-reset",
            c -> c.last().flatMap(hop -> failsElsewhere(c, hop))));
  }

  private static Optional<HttpResponse> answer(Hop hop) {
    return hop.exchanges().reversed().stream().flatMap(e -> e.response().stream()).findFirst();
  }

  private static Optional<Finding> knownBlockPage(Case c, Hop hop) {
    return hop.exchanges().stream()
        .filter(e -> !isAuthentic(hop, e))
        .flatMap(e -> e.response().stream())
        .filter(r -> !Pages.same(r, c.control()))
        .flatMap(r -> Pages.knownBlockPage(r, c.references()).stream())
        .findFirst()
        .map(f -> mechanism(c, hop, f))
        .map(m ->
            c.control().isPresent()
                ? Finding.decisive(Layer.HTTP, m)
                : Finding.suspect(Layer.HTTP, m, 2.5));
  }

  /** A page to which somebody sent the client on, and not the control, or that sends it on. */
  private static Mechanism mechanism(Case c, Hop hop, Fingerprint fingerprint) {
    boolean sentThere = hop.index() > 0 && c.controlEndsKnowably() && !c.controlWentTo(hop);
    return sentThere || fingerprint.place().equalsIgnoreCase("header:location")
        ? Mechanism.HTTP_REDIRECT
        : Mechanism.HTTP_BLOCKPAGE;
  }

  /** True where the exchange ran inside TLS whose certificate was valid for the name. */
  private static boolean isAuthentic(Hop hop, HttpExchange exchange) {
    return hop.tls()
        && (exchange.address().isEmpty()
            ? hop.handshakes().stream().anyMatch(h -> h.failure().isEmpty())
            : hop.provedByTls(Endpoint.ip(exchange.address())));
  }

  private static Optional<HttpResponse> authentic(Hop hop) {
    return hop.exchanges().reversed().stream()
        .filter(e -> isAuthentic(hop, e))
        .flatMap(e -> e.response().stream())
        .findFirst();
  }

  private static Optional<Finding> samePage(Case c, Hop hop) {
    return answer(hop)
        .filter(r -> Pages.same(r, c.control()))
        .map(r -> Finding.reached(Layer.HTTP, -6));
  }

  private static Optional<Finding> authenticAnswer(Case c, Hop hop) {
    return authentic(hop)
        .filter(r -> r.code() < 400 || r.code() == controlStatus(c))
        .filter(_ -> leadsToADeadName(c).isEmpty())
        .map(r -> Finding.reached(Layer.HTTP, -6));
  }

  private static Optional<Finding> authenticRefusal(Case c, Hop hop) {
    return authentic(hop)
        .filter(r -> r.code() >= 400 && controlStatus(c) > 0 && controlStatus(c) < 400)
        .map(r -> new Finding(Layer.HTTP, new Claim.OtherAnswer(), -4));
  }

  private static int controlStatus(Case c) {
    return c.control().flatMap(Control::http).map(Control.Http::statusCode).orElse(-1);
  }

  private static Optional<Finding> refusalFromTheServersPlace(Case c, Hop hop) {
    boolean refuses =
        !hop.tls()
            && controlStatus(c) > 0
            && controlStatus(c) < 400
            && answer(hop).filter(r -> REFUSALS.contains(r.code())).isPresent();
    boolean itsOwn =
        hop.exchanges().stream()
            .filter(e -> e.response().isPresent())
            .map(HttpExchange::address)
            .anyMatch(
                a -> c.isGenuine(hop, Endpoint.ip(a)) && Whereabouts.answersFromTheServer(c, a));
    return refuses && itsOwn && PairedRules.otherAnswerElsewhere(c, NameLayer.HOST)
        ? Optional.of(new Finding(Layer.HTTP, new Claim.OtherAnswer(), -4))
        : Optional.empty();
  }

  private static Optional<Finding> ledOnAlike(Case c, Hop hop) {
    boolean here = hop.exchanges().stream().anyMatch(e -> isKind(e.failure(), TOO_MANY_REDIRECTS));
    boolean there =
        isKind(
            c.control().flatMap(Control::http).flatMap(Control.Http::failure), TOO_MANY_REDIRECTS);
    return here && there ? Optional.of(Finding.reached(Layer.HTTP, -4)) : Optional.empty();
  }

  private static Optional<Finding> leadsToADeadName(Case c) {
    boolean deadThere =
        isKind(c.control().flatMap(Control::http).flatMap(Control.Http::failure), DEAD_NAME);
    return deadThere
        ? c.last()
            .flatMap(HttpRules::answer)
            .flatMap(r -> r.header("Location"))
            .flatMap(to -> new Target(to).host())
            .filter(c::isDead)
            .map(_ -> Finding.failsElsewhere(Layer.HTTP))
        : Optional.empty();
  }

  private static boolean isKind(Optional<Failure> failure, FailureKind kind) {
    return failure.filter(f -> f.kind() == kind).isPresent();
  }

  private static Optional<Finding> otherPage(Case c, Hop hop) {
    boolean differs =
        !hop.tls()
            && c.controlFetched()
            && answer(hop).filter(r -> !Pages.same(r, c.control())).isPresent()
            && refusalFromTheServersPlace(c, hop).isEmpty();
    return differs
        ? Optional.of(Finding.suspect(Layer.HTTP, Mechanism.HTTP_BLOCKPAGE, 2.5))
        : Optional.empty();
  }

  private static Optional<Finding> requestFails(Case c, Hop hop) {
    boolean controlCan = hop.index() == 0 ? c.controlFetched() : c.controlWentTo(hop);
    if (!controlCan
        || hop.exchanges().isEmpty()
        || hop.hidesItsHandshakes()
        || answer(hop).isPresent()) {
      return Optional.empty();
    }
    // Inside TLS it may as well be the genuine server that goes silent.
    double plain = hop.exchanges().size() > 1 ? Finding.RETRIED : c.singleFailure();
    double weight = hop.tls() ? Finding.ONCE : plain;
    return hop.exchanges()
        .getLast()
        .failure()
        .flatMap(HttpRules::mechanism)
        .map(m -> Finding.suspect(Layer.HTTP, m, weight));
  }

  static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.HTTP_TIMEOUT);
      case CONNECTION_RESET, CONNECTION_ABORTED, EOF -> Optional.of(Mechanism.HTTP_RESET);
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> failsElsewhere(Case c, Hop hop) {
    boolean asked =
        !hop.exchanges().isEmpty()
            || (!c.controlWritesHandshakes()
                && hop.handshakes().stream().anyMatch(h -> h.failure().isPresent()));
    boolean failsHere = asked && answer(hop).isEmpty() && !hop.connects().isEmpty();
    boolean failsThere =
        c.control().flatMap(Control::http).filter(h -> h.failure().isPresent()).isPresent();
    return failsHere && failsThere
        ? Optional.of(Finding.failsElsewhere(Layer.HTTP))
        : Optional.empty();
  }
}
