package org.burkit.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.collector.vantage.Network;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What a probe asks before it measures: where it is, what to measure, and who measures the same
 * from an open network. Shapes as in the public API of OONI's probe services, save for the vantage.
 * Any thread.
 */
public final class ProbeServices {
  private static final int LARGEST_QUESTION = 16 << 10;

  /** Of one check-in on mains power and Wi-Fi; else a fifth, for the battery and the bill. */
  private static final int MOST_AT_HOME = 100;

  private static final int MOST_ON_THE_WAY = 20;
  private static final int MOST_OF_A_LIST = 10_000;

  private final Schedule schedule;
  private final List<URI> controls;
  private final NetworkLookup networks;
  private final OoniReports reports;
  private final InstantSource clock;

  /**
   * Services over one edition of the lists.
   *
   * @param controls where probes of others find a control
   */
  public ProbeServices(
      Schedule schedule, List<URI> controls, NetworkLookup networks, InstantSource clock) {
    this.schedule = schedule;
    this.controls = List.copyOf(controls);
    this.networks = networks;
    this.reports = new OoniReports(clock);
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/vantage", this::vantage),
        Route.post("/api/v1/check-in", LARGEST_QUESTION, this::checkIn),
        Route.get("/api/v1/test-list/urls", this::testList),
        Route.get("/api/v1/test-helpers", _ -> fresh(testHelpers())));
  }

  /** Ours asks which country and network it calls from. Nothing is kept. */
  private Answer vantage(Request request) {
    Network network = networks.lookUp(request.caller());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cc", network.cc().code());
    node.put("asn", network.asn().toString());
    node.put("network_name", network.name().orElse(null));
    return fresh(node);
  }

  private Answer checkIn(Request request) {
    JsonNode asked;
    try {
      asked = OoniReports.parse(request.body().bytes());
    } catch (Unfit e) {
      return e.answer();
    }
    Network seen = networks.lookUp(request.caller());
    CountryCode cc = seen.cc().isKnown() ? seen.cc() : country(asked.path("probe_cc").asText(""));
    Asn asn =
        seen.asn().isKnown()
            ? seen.asn()
            : Asn.parse(asked.path("probe_asn").asText("")).orElse(Asn.UNKNOWN);
    boolean atHome = asked.path("charging").asBoolean() && asked.path("on_wifi").asBoolean();
    int limit = atHome ? MOST_AT_HOME : MOST_ON_THE_WAY;
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("v", 1).put("probe_cc", cc.code()).put("probe_asn", asn.toString());
    answer.put("probe_network_name", seen.name().orElse(null));
    answer.put("utc_time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    ObjectNode conf = answer.putObject("conf");
    conf.putObject("features");
    conf.set("test_helpers", testHelpers());
    ObjectNode web = answer.putObject("tests").putObject("web_connectivity");
    web.put(
        "report_id",
        reports.reportId("webconnectivity", cc.code(), asn.toString().replace("AS", "")));
    JsonNode codes = asked.path("web_connectivity").path("category_codes");
    Set<String> wanted = categories(codes);
    web.set("urls", urls(schedule.next(cc, asn, wanted, limit)));
    return fresh(answer);
  }

  private Answer testList(Request request) {
    CountryCode cc = country(request.query("country_code").orElse(""));
    Set<String> categories = categories(request.query("category_codes").orElse(""));
    ArrayNode urls = urls(schedule.any(cc, categories, limit(request.query("limit"))));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("metadata")
        .put("count", urls.size())
        .put("current_page", 1)
        .put("limit", -1)
        .put("next_url", "")
        .put("pages", 1);
    answer.set("results", urls);
    return fresh(answer);
  }

  /** A limit that is no number, or none, asks for all. */
  private static int limit(Optional<String> text) {
    return text.filter(t -> t.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(n -> n > 0)
        .orElse(MOST_OF_A_LIST);
  }

  private static ArrayNode urls(List<Schedule.Page> pages) {
    ArrayNode urls = JsonNodeFactory.instance.arrayNode();
    for (Schedule.Page page : pages) {
      urls.addObject()
          .put("category_code", page.category())
          .put("country_code", page.country().code())
          .put("url", page.url());
    }
    return urls;
  }

  private ObjectNode testHelpers() {
    ObjectNode helpers = JsonNodeFactory.instance.objectNode();
    ArrayNode web = helpers.putArray("web-connectivity");
    controls.forEach(
        url -> web.addObject().put("address", url.toString()).put("type", url.getScheme()));
    return helpers;
  }

  private static CountryCode country(String text) {
    return CountryCode.parse(text.toUpperCase(Locale.ROOT)).orElse(CountryCode.UNKNOWN);
  }

  private static Set<String> categories(JsonNode codes) {
    return codes.valueStream().map(code -> code.asText("")).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> categories(String codes) {
    return Arrays.stream(codes.split(",", -1))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Answer fresh(ObjectNode node) {
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-store");
  }
}
