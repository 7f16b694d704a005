package org.burkit.collector.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.burkit.collector.token.Presented;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs tokens for probes, unseen, so many a day for one address prefix; and shows everybody the
 * keys. Any thread.
 */
public final class TokenRoutes {
  /** Who shows a token, here or with a batch, does so in this header. */
  static final String HEADER = "burkit-token";

  /** In one request. */
  private static final int MOST = 32;

  private static final int LARGEST = 16 << 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Logger log = LoggerFactory.getLogger(TokenRoutes.class);

  private final TokenDesk desk;
  private final PrefixKeys prefixes;
  private final PlausibleClock clock;
  private final IngestLimits limits;
  private final TokenMetrics metrics;

  /** Apart, so that who came to drain what strangers get drains nothing of those who are known. */
  private final Allowances ofStrangers;

  private final Allowances ofKnown;

  /** A signature takes milliseconds: however many ask, measurements have a processor left. */
  private final Semaphore signers = new Semaphore(1);

  public TokenRoutes(
      TokenDesk desk,
      PrefixKeys prefixes,
      PlausibleClock clock,
      IngestLimits limits,
      MeterRegistry registry) {
    this.desk = desk;
    this.prefixes = prefixes;
    this.clock = clock;
    this.limits = limits;
    this.metrics = new TokenMetrics(registry);
    this.ofStrangers = new Allowances(limits.tokensPerDay(), DAY, clock);
    this.ofKnown = new Allowances(limits.tokensPerDay(), DAY, clock);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/.well-known/burkit-token-keys", _ -> guarded(this::keys)),
        Route.post("/api/v1/tokens", LARGEST, request -> guarded(() -> sign(request))));
  }

  private interface Question {
    Answer answer() throws Unfit, IOException;
  }

  private Answer guarded(Question question) {
    Optional<String> trouble = clock.trouble();
    if (trouble.isPresent()) {
      return Problem.busy(trouble.get());
    }
    try {
      return question.answer();
    } catch (Unfit e) {
      return e.answer();
    } catch (IOException e) {
      log.debug("tokens cannot be signed now", e);
      return Problem.busy("keys or spent tokens cannot be had now; ask again later");
    }
  }

  private Answer keys() throws IOException {
    return Answer.text(TEXT, desk.sheet().text());
  }

  private Answer sign(Request request) throws Unfit, IOException {
    List<String> lines = request.body().toString().lines().limit(MOST + 2L).toList();
    if (lines.size() < 2 || lines.size() > MOST + 1) {
      throw malformed(
          "expected the id of a key and 1 to " + MOST + " blinded messages, a line each");
    }
    TokenDesk.Signing signing =
        desk.signing(lines.getFirst())
            .orElseThrow(() ->
                new Unfit(
                    409,
                    "Not a key of this month",
                    "expected a key of this month, as /.well-known/burkit-token-keys has it first"));
    Optional<Presented.Good> ticket =
        signing.standing() == Standing.KNOWN ? Optional.of(ticket(request)) : Optional.empty();
    List<String> blinded = lines.subList(1, lines.size());
    draw(request, signing.standing(), blinded.size());
    String signed = signed(signing.key(), blinded);
    if (ticket.isPresent()) {
      spend(ticket.get());
    }
    metrics.issued(signing.standing(), blinded.size());
    return Answer.text(TEXT, signed);
  }

  private Presented.Good ticket(Request request) throws Unfit, IOException {
    return switch (desk.look(request.header(HEADER).orElse(""))) {
      case Presented.Good good when good.isOfSomebodyKnown(desk.month()) -> good;
      case Presented.Good _ ->
          throw refused("expected a token of last month, or one that was got for such a one");
      case Presented.Bad(Presented.Reason reason) -> {
        metrics.refused(reason);
        throw refused("expected a good token in Burkit-Token, this one is " + reason.label());
      }
    };
  }

  private void draw(Request request, Standing standing, int many) throws Unfit {
    Allowances allowances =
        switch (standing) {
          case NEW -> ofStrangers;
          case KNOWN -> ofKnown;
        };
    Optional<Duration> wait = allowances.take(prefixes.of(request.caller()), many);
    if (wait.isPresent()) {
      throw Unfit.tooMany(limits.tokensPerDay() + " tokens a day", wait.get());
    }
  }

  private String signed(IssuingKey key, List<String> blinded) throws Unfit {
    if (!signers.tryAcquire()) {
      throw new Unfit(503, "Busy", "tokens are being signed for others; ask again in a while");
    }
    try {
      List<String> signed = new ArrayList<>();
      for (String message : blinded) {
        signed.add(signed(key, message));
      }
      return signed.stream().map(line -> line + "\n").collect(Collectors.joining());
    } finally {
      signers.release();
    }
  }

  private static String signed(IssuingKey key, String message) throws Unfit {
    try {
      byte[] signature =
          key.sign(Base64.getUrlDecoder().decode(message))
              .orElseThrow(() -> new IllegalArgumentException("no number below the modulus"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (IllegalArgumentException e) {
      throw malformed(
          "expected "
              + IssuerKey.LENGTH
              + " bytes below the key's modulus as Base64url, a line each");
    }
  }

  private void spend(Presented.Good ticket) throws Unfit, IOException {
    if (!desk.spend(ticket)) {
      metrics.refused(Presented.Reason.SPENT);
      throw refused("expected a good token in Burkit-Token, this one is spent");
    }
    metrics.taken();
  }

  private static Unfit malformed(String why) {
    return new Unfit(400, "Not a question for tokens", why);
  }

  private static Unfit refused(String why) {
    return new Unfit(403, "No token, no standing", why);
  }
}
