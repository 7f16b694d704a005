package org.burkit.collector.page;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/** What of an incident is passed on: a short text and pictures, in one language. Any thread. */
public final class SharePage {
  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String base;
  private final Pictures pictures;

  /** A picture on the page; sizes in pixels. */
  public record Picture(String src, int width, int height) {}

  SharePage(Store store, Lists lists, InstantSource clock, String base, Pictures pictures) {
    this.pictures = pictures;
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.base = base;
  }

  /** The page for {@code /i/:id/share}. */
  Answer answer(Request request) {
    Language language = Language.of(request);
    return find(request)
        .map(i -> page(i, language))
        .orElseGet(() -> IncidentPage.missing(language));
  }

  private Optional<Incident> find(Request request) {
    return IncidentId.parse(request.path("id")).flatMap(store::incident);
  }

  private IncidentText text(Incident incident, Language language) {
    return new Wording(lists, language, clock.instant()).texts(List.of(incident), store).getFirst();
  }

  private Answer page(Incident incident, Language language) {
    IncidentText text = text(incident, language);
    String path = "/i/" + incident.id() + "/share";
    String heading = language.say("share.heading") + " · " + text.name();
    return Templates.page(
        200,
        language,
        "share",
        Map.of(
            "frame", Frame.of(language, heading, path),
            "labels", new Labels(language),
            "name", text.name(),
            "back", text.href(),
            "text", post(incident, text, language),
            "alt", alt(text),
            "embed", embed(incident, text, language),
            "vectors",
                Stream.of(Card.Shape.values())
                    .map(shape ->
                        new Link(
                            card(incident, shape, language).replace("card.png", "card.svg"),
                            language.say(
                                "share.svg",
                                Map.of(
                                    "width", String.valueOf(shape.width()),
                                    "height", String.valueOf(shape.height())))))
                    .toList(),
            "pictures",
                Stream.of(Card.Shape.values())
                    .map(shape ->
                        new Picture(card(incident, shape, language), shape.width(), shape.height()))
                    .toList()));
  }

  private String post(Incident incident, IncidentText text, Language language) {
    var wording = new Wording(lists, language, clock.instant());
    return String.join(
        " ",
        text.sentence(),
        text.grade() + ".",
        text.ended(),
        base.isEmpty() ? text.id() : text.address(base),
        tag(language.say("app.name")),
        tag(wording.country(incident.cc())));
  }

  /** What other sites put into their pages; empty where the world does not know us. */
  private String embed(Incident incident, IncidentText text, Language language) {
    Card.Shape shape = Card.Shape.WIDE;
    return base.isEmpty()
        ? ""
        : "<a href=\""
            + escaped(base + text.href())
            + "\"><img src=\""
            + escaped(base + card(incident, shape, language))
            + "\" width=\""
            + shape.width()
            + "\" height=\""
            + shape.height()
            + "\" alt=\""
            + escaped(alt(text))
            + "\"></a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;");
  }

  private static String tag(String words) {
    return "#" + words.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String alt(IncidentText text) {
    return String.join(
        " ", text.grade() + ".", text.sentence(), text.counts(), text.ended(), text.id());
  }

  /** Its address, without the collector's. */
  static String card(Incident incident, Card.Shape shape, Language language) {
    return "/i/" + incident.id() + "/card.png?shape=" + shape.label() + "&lang=" + language.code();
  }

  /** What networks show of a link to an incident; nothing where its address is not known. */
  static List<Frame.Meta> meta(
      IncidentText text, Incident incident, Language language, String base) {
    if (base.isEmpty()) {
      return List.of();
    }
    Card.Shape shape = Card.Shape.WIDE;
    return List.of(
        new Frame.Meta("og:type", "article"),
        new Frame.Meta("og:site_name", language.say("app.name")),
        new Frame.Meta("og:locale", language.code()),
        new Frame.Meta("og:title", text.name() + ": " + text.grade()),
        new Frame.Meta("og:description", text.sentence()),
        new Frame.Meta("og:url", base + text.href()),
        new Frame.Meta("og:image", base + card(incident, shape, language)),
        new Frame.Meta("og:image:type", "image/png"),
        new Frame.Meta("og:image:width", String.valueOf(shape.width())),
        new Frame.Meta("og:image:height", String.valueOf(shape.height())),
        new Frame.Meta("og:image:alt", alt(text)));
  }

  /** The picture for {@code /i/:id/card.png?shape=wide|square}. */
  Answer png(Request request) throws InterruptedException {
    Optional<Drawing> drawing = drawing(request);
    return drawing.isEmpty()
        ? IncidentPage.missing(Language.of(request))
        : pictures.png(request, drawing.get());
  }

  /** The same as {@code card.svg}. */
  Answer svg(Request request) {
    return drawing(request)
        .map(drawing -> Pictures.svg(request, drawing))
        .orElseGet(() -> IncidentPage.missing(Language.of(request)));
  }

  private Optional<Drawing> drawing(Request request) {
    Language language = Language.of(request);
    Card.Shape shape = request.query("shape").flatMap(Card.Shape::parse).orElse(Card.Shape.WIDE);
    return find(request)
        .map(incident -> Card.of(text(incident, language), language, base).drawing(shape));
  }
}
