package org.burkit.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.collector.ingest.Intake.Checked;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.JournalBusy;
import org.burkit.collector.journal.RightOfWay;
import org.burkit.collector.journal.Source;
import org.burkit.collector.token.Presented;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Handler;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.model.MeasurementId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes by which measurements come in. Any thread may call its handlers.
 *
 * <p>2xx means: every measurement called accepted or duplicate is durable. 503 means: send all of
 * the request again; what was kept of it nevertheless counts once.
 */
public final class Ingest {
  private static final Logger log = LoggerFactory.getLogger(Ingest.class);

  /** Plain bytes of all requests at once: one of the largest and some small ones. */
  private static final long PLAIN_BYTES = 40L << 20;

  private final PlausibleClock clock;
  private final Intake intake;
  private final IngestLimits limits;
  private final NetworkLookup networks;
  private final PrefixKeys prefixes;
  private final TokenDesk tokens;
  private final IngestMetrics metrics;
  private final TokenMetrics tokenMetrics;
  private final OoniReports reports;
  private final Allowances allowances;
  private final RightOfWay rightOfWay;
  private final ByteBudget plainBytes = new ByteBudget(PLAIN_BYTES);

  /**
   * @param rightOfWay between these routes and what follows the journal on this machine
   * @param tokens whoever shows a good one is not counted among its prefix
   */
  public Ingest(
      Journal journal,
      RightOfWay rightOfWay,
      NetworkLookup networks,
      PrefixKeys prefixes,
      TokenDesk tokens,
      PlausibleClock clock,
      IngestLimits limits,
      MeterRegistry registry) {
    this.clock = clock;
    this.rightOfWay = rightOfWay;
    this.intake = new Intake(journal, clock, limits);
    this.limits = limits;
    this.networks = networks;
    this.prefixes = prefixes;
    this.tokens = tokens;
    this.metrics = new IngestMetrics(registry);
    this.tokenMetrics = new TokenMetrics(registry);
    this.reports = new OoniReports(clock);
    this.allowances = new Allowances(limits.perHour(), clock);
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.post("/api/v1/measurements", limits.body(), guarded(this::measurements)));
    routes.add(Route.post("/report", limits.body(), guarded(this::openReport)));
    for (String path :
        List.of("/report/:id", "/api/v1/submit_measurement", "/api/v1/submit_measurement/:id")) {
      routes.add(Route.post(path, limits.body(), guarded(this::submission)));
    }
    routes.add(Route.post("/report/:id/close", limits.body(), _ -> Answer.json(200, utf8("{}"))));
    return List.copyOf(routes);
  }

  private interface Submission {
    Answer answer(Request request) throws Unfit, IOException, InterruptedException;
  }

  /** Turns refusals of the request and of the disk into their answers. */
  private Handler guarded(Submission submission) {
    return request -> {
      Answer answer;
      try (var _ = rightOfWay.enter()) {
        Optional<String> trouble = clock.trouble();
        answer = trouble.isPresent() ? Problem.busy(trouble.get()) : submission.answer(request);
      } catch (Unfit e) {
        answer = e.answer();
      } catch (JournalBusy e) {
        answer = Problem.busy(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        log.debug("a submission could not be made durable", e);
        answer = Problem.busy("the journal does not take it; send all of it again later");
      }
      if (answer.status() >= 400) {
        metrics.refused(answer.status());
      }
      return answer;
    };
  }

  private Answer measurements(Request request) throws Unfit, IOException, InterruptedException {
    boolean many =
        switch (request.mediaType()) {
          case "application/json" -> false;
          case "application/x-ndjson", "application/jsonl" -> true;
          default ->
              throw new Unfit(
                  415,
                  "Media type not supported",
                  "expected Content-Type application/json or application/x-ndjson, got another");
        };
    List<Result> results = keep(request, many, Source.API);
    boolean any = results.stream().anyMatch(r -> !(r instanceof Result.Rejected));
    return any ? Answer.json(200, utf8(json(results).toString())) : allRejected(results);
  }

  private List<Result> keep(Request request, boolean many, Source source)
      throws Unfit, IOException, InterruptedException {
    try (var plain = Decompression.plain(request, limits.decompressed(), plainBytes)) {
      List<Checked> checked = intake.check(parts(plain.take(), many, source));
      if (checked.isEmpty()) {
        throw new Unfit(400, "Empty body", "expected at least one measurement, got none");
      }
      InetAddress caller = request.caller();
      long prefix = prefixes.of(caller);
      if (!hasToken(request, checked.size())) {
        Optional<Duration> wait = allowances.take(prefix, checked.size());
        if (wait.isPresent()) {
          throw Unfit.tooMany(limits.perHour() + " measurements an hour", wait.get());
        }
      }
      List<Result> results = intake.keep(checked, source, networks.lookUp(caller), prefix);
      metrics.count(results);
      return results;
    }
  }

  /** Spends the token that a request has; one that is no good makes it like any other request. */
  private boolean hasToken(Request request, int measurements) throws IOException {
    Optional<String> shown = request.header(TokenRoutes.HEADER);
    if (shown.isEmpty()) {
      return false;
    }
    Presented presented =
        measurements > limits.perToken()
            ? new Presented.Bad(Presented.Reason.TOO_MANY)
            : tokens.look(shown.get());
    if (presented instanceof Presented.Good good) {
      if (tokens.spend(good)) {
        tokenMetrics.taken();
        return true;
      }
      presented = new Presented.Bad(Presented.Reason.SPENT);
    }
    if (presented instanceof Presented.Bad(Presented.Reason reason)) {
      tokenMetrics.refused(reason);
    }
    return false;
  }

  private List<byte[]> parts(byte[] body, boolean many, Source source) throws Unfit {
    return switch (source) {
      case API -> many ? Lines.of(body, limits.batch()) : one(body);
      case OONI_REPORT -> List.of(OoniReports.content(body));
      case IMPORT, ACT -> throw new IllegalArgumentException("no request of a probe is this");
    };
  }

  private static List<byte[]> one(byte[] body) {
    return body.length == 0 ? List.of() : List.of(body);
  }

  private Answer openReport(Request request) throws Unfit {
    try (var plain = Decompression.plain(request, limits.measurement(), plainBytes)) {
      return Answer.json(200, reports.open(plain.take()));
    }
  }

  /** One measurement of OONI's probe, by the older way with a report or the newer without. */
  private Answer submission(Request request) throws Unfit, IOException, InterruptedException {
    return switch (keep(request, false, Source.OONI_REPORT).getFirst()) {
      case Result.Accepted(var id) -> kept(id);
      case Result.Duplicate(var id) -> kept(id);
      case Result.Rejected(var reason, String detail) ->
          Problem.of(400, "Measurement rejected", reason.label() + ": " + detail);
    };
  }

  /** {@code measurement_uid} is what the newer probe looks for, the other what the older does. */
  private static Answer kept(MeasurementId id) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("measurement_id", id.hex()).put("measurement_uid", id.hex());
    answer.put("is_verified", false);
    return Answer.json(200, utf8(answer.toString()));
  }

  /** Problem details (RFC 9457) with the results as an extension member. */
  private static Answer allRejected(List<Result> results) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank").put("title", "All measurements rejected");
    problem.put("status", 400).put("detail", "none was kept; each result says why");
    problem.setAll(json(results));
    return new Answer(400, "application/problem+json", Map.of(), Body.of(problem.toString()));
  }

  private static ObjectNode json(List<Result> results) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var array = answer.putArray("results");
    for (Result result : results) {
      ObjectNode node = array.addObject();
      switch (result) {
        case Result.Accepted(var id) -> node.put("id", id.hex());
        case Result.Duplicate(var id) -> node.put("id", id.hex());
        case Result.Rejected rejected -> node.putNull("id");
      }
      node.put("status", result.status());
      if (result instanceof Result.Rejected(var reason, String detail)) {
        node.put("reason", reason.label() + ": " + detail);
      } else {
        node.putNull("reason");
      }
    }
    return answer;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
