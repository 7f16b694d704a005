package org.burkit.collector.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/** Tells other sites how to show an incident: as a picture (oEmbed 1.0, oembed.com). Any thread. */
final class Oembed {
  private static final Pattern PAGE = Pattern.compile("/i/([^/]+)(?:/share)?");
  private static final Pattern LANGUAGE = Pattern.compile("(?:^|&)lang=(kk|ru|en)(?:&|$)");
  private static final int NOT_IMPLEMENTED = 501;

  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String base;

  Oembed(Store store, Lists lists, InstantSource clock, String base) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.base = base;
  }

  /** Where a page says that it can be embedded; empty where the world does not know us. */
  static String of(IncidentId id, Language language, String base) {
    String page = base + "/i/" + id + "?lang=" + language.code();
    return base.isEmpty()
        ? ""
        : base + "/oembed?format=json&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  /** The answer for {@code /oembed?url=…&maxwidth=N&maxheight=N}. */
  Answer answer(Request request) {
    if (request.query("format").filter(format -> !format.equals("json")).isPresent()) {
      return Problem.of(NOT_IMPLEMENTED, "Not implemented", "format: expected json");
    }
    Optional<URI> page = request.query("url").flatMap(Oembed::ours);
    Optional<Incident> incident =
        page.map(URI::getPath)
            .map(PAGE::matcher)
            .filter(Matcher::matches)
            .flatMap(match -> IncidentId.parse(match.group(1)))
            .flatMap(store::incident);
    if (base.isEmpty() || incident.isEmpty()) {
      return Problem.notFound("there is nothing to embed at this address");
    }
    Language language = language(page.get(), request);
    return json(incident.get(), language, request);
  }

  /** An address whose host may be anybody's: what is looked for is ours. */
  private static Optional<URI> ours(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.getPath() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Language language(URI page, Request request) {
    String query = Optional.ofNullable(page.getRawQuery()).orElse("");
    Matcher named = LANGUAGE.matcher(query);
    return named.find()
        ? Language.valueOf(named.group(1).toUpperCase(Locale.ROOT))
        : Language.of(request);
  }

  private Answer json(Incident incident, Language language, Request request) {
    IncidentText text =
        new Wording(lists, language, clock.instant()).texts(List.of(incident), store).getFirst();
    Card.Shape shape = Card.Shape.WIDE;
    double scale =
        Math.min(
            Math.min(1, most(request, "maxwidth") / shape.width()),
            most(request, "maxheight") / shape.height());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", "1.0").put("type", "photo");
    node.put("title", text.name() + ": " + text.grade());
    node.put("provider_name", language.say("app.name")).put("provider_url", base + "/");
    node.put("url", base + SharePage.card(incident, shape, language));
    node.put("width", (int) (shape.width() * scale));
    node.put("height", (int) (shape.height() * scale));
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-cache")
        .with("access-control-allow-origin", "*");
  }

  private static double most(Request request, String name) {
    return request
        .query(name)
        .filter(text -> text.matches("[1-9]\\d{0,4}"))
        .map(Double::valueOf)
        .orElse(Double.MAX_VALUE);
  }
}
