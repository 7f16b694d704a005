package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Control;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;

/** What came over HTTP: the genuine page, another answer of the genuine server, or neither. */
final class HttpRules {
  private static final String TS_017 = "OONI ts-017, http-diff and http-failure";

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
            c -> c.hops().stream().flatMap(hop -> knownBlockPage(c, hop).stream()).findFirst()),
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
            new RuleId("http.other_page"),
            "An unauthenticated answer differs from the control's in status and content, and is no"
                + " known page.",
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
            "The request fails here and for the control.",
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
        .map(f ->
            c.control().isPresent()
                ? Finding.decisive(Layer.HTTP, mechanism(f))
                : Finding.suspect(Layer.HTTP, mechanism(f), 2.5));
  }

  private static Mechanism mechanism(Fingerprint fingerprint) {
    return fingerprint.place().equalsIgnoreCase("header:location")
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

  private static Optional<Finding> otherPage(Case c, Hop hop) {
    boolean differs =
        !hop.tls()
            && c.controlFetched()
            && answer(hop).filter(r -> !Pages.same(r, c.control())).isPresent();
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
    boolean failsHere = answer(hop).isEmpty() && !hop.connects().isEmpty();
    boolean failsThere =
        c.control().flatMap(Control::http).filter(h -> h.failure().isPresent()).isPresent();
    return failsHere && failsThere
        ? Optional.of(Finding.failsElsewhere(Layer.HTTP))
        : Optional.empty();
  }
}
