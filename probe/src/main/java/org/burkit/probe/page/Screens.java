package org.burkit.probe.page;

import static org.burkit.probe.page.Html.element;
import static org.burkit.probe.page.Html.link;
import static org.burkit.probe.page.Html.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.model.MeasurementId;
import org.burkit.probe.consent.Terms;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Entry;
import org.burkit.probe.daemon.Next;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.plan.Mode;
import org.burkit.probe.show.Messages;

/**
 * The pages, as HTML that works without script. Pure.
 *
 * @param path where the pages lie, without a slash at its end
 * @param form what every form carries
 */
record Screens(Messages messages, String path, String form, ZoneId zone) {
  private static final int LATEST = 40;
  private static final int PERCENT = 100;
  private static final double MEGABYTE = 1e6;
  private static final Map<String, String> LANGUAGES = languages();

  private static Map<String, String> languages() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("kk", "Қазақша");
    names.put("ru", "Русский");
    names.put("en", "English");
    return names;
  }

  /**
   * What the volunteer agrees to, with its questions.
   *
   * @param wrong the question that was not answered rightly; 0 before any was
   */
  String consent(int wrong) {
    StringBuilder body = new StringBuilder(element("p", say("consent.begin")));
    for (int screen = 1; screen <= Terms.SCREENS; screen++) {
      body.append("<section>")
          .append(element("h2", screen + ". " + say("consent." + screen + ".head")))
          .append(element("p", say("consent." + screen + ".text")))
          .append("</section>\n");
    }
    body.append(element("h2", say("page.quiz")));
    if (wrong > 0) {
      body.append("<p class=\"note\" role=\"alert\">")
          .append(text(say("page.quiz.wrong", wrong) + " " + say("quiz." + wrong + ".why")))
          .append("</p>\n");
    }
    body.append(formTo("consent"));
    for (int question = 1; question <= Terms.questions(); question++) {
      body.append("<fieldset>")
          .append(element("legend", question + ". " + say("quiz." + question)));
      for (int answer = 1; answer <= Terms.ANSWERS; answer++) {
        body.append(
            "<label><input type=\"radio\" required name=\"q%d\" value=\"%d\"> %s</label>\n"
                .formatted(question, answer, text(say("quiz." + question + "." + answer))));
      }
      body.append("</fieldset>\n");
    }
    body.append(button("page.agree")).append("</form>\n");
    body.append(element("p", say("page.disagree")));
    return whole(say("page.consent.title"), body.toString());
  }

  private String sending(boolean uploads, OptionalInt waiting) {
    if (waiting.isEmpty()) {
      return say("page.no.collector");
    }
    return uploads ? say("page.waiting", waiting.getAsInt()) : say("page.nothing.sent");
  }

  /**
   * How things are, and what was found last.
   *
   * @param waiting to be sent; empty where no collector is named
   */
  String home(
      Daemon.State state,
      List<Entry> entries,
      long spent,
      OptionalInt waiting,
      Optional<String> newer,
      LocalDate today) {
    StringBuilder body = new StringBuilder("<section id=\"state\" data-version=\"");
    body.append(state.version()).append("\">").append(element("p", state(state.next(), state)));
    body.append("</section>\n");
    if (state.settings().pausedUntil().isPresent() && isPaused(state.next())) {
      body.append(formTo("resume")).append(button("page.resume")).append("</form>\n");
    } else {
      body.append(formTo("pause"))
          .append("<label>")
          .append(text(say("page.pause.for")))
          .append(" <select name=\"for\">")
          .append(option("hour", say("page.pause.hour"), true))
          .append(option("day", say("page.pause.day"), false))
          .append(option("ever", say("page.pause.ever"), false))
          .append("</select></label> ")
          .append(button("page.pause"))
          .append("</form>\n");
    }
    newer.ifPresent(version -> body.append(element("p", say("page.newer", version))));
    double used = spent / MEGABYTE;
    body.append(
        element(
            "p",
            say(
                "page.data",
                used,
                state.settings().megabytes(),
                Math.round(PERCENT * used / state.settings().megabytes()))));
    body.append(element("p", sending(state.settings().uploads(), waiting)));
    Chart chart = Chart.of(entries, today, zone);
    body.append(element("h2", say("page.latest")));
    if (entries.isEmpty()) {
      body.append(element("p", say("page.latest.none")));
    }
    body.append("<ul class=\"results\">\n");
    latest(entries).forEach(entry -> body.append("<li>").append(word(entry)).append("</li>\n"));
    body.append("</ul>\n");
    if (!chart.isEmpty()) {
      String shown = say("page.chart.title");
      body.append(element("h2", say("page.chart"))).append(element("p", shown));
      body.append(chart.svg(shown));
      body.append("<details>")
          .append(element("summary", say("page.chart.numbers")))
          .append("<table><tr><th>")
          .append(text(say("page.day")))
          .append("</th><th>")
          .append(text(say("outcome.accessible")))
          .append("</th><th>")
          .append(text(say("outcome.blocked")))
          .append("</th></tr>\n");
      chart
          .days()
          .descendingMap()
          .forEach((day, n) ->
              body.append(
                  "<tr><td>%s</td><td>%d</td><td>%d</td></tr>\n"
                      .formatted(text(date(day)), n.open(), n.blocked())));
      body.append("</table></details>\n");
    }
    body.append("<script src=\"").append(path).append("/page.js\" defer></script>\n");
    return whole(say("page.home.title"), body.toString());
  }

  /** What the daemon does, in a sentence. */
  String state(Next next, Daemon.State state) {
    return switch (next) {
      case Next.Measure turn when turn.isBeat() -> say("page.state.beat");
      case Next.Measure _ -> say("page.state.measuring", state.done(), state.total());
      case Next.Rest(Instant until, Next.Why why) ->
          why == Next.Why.PAUSED && until.equals(Settings.FOR_EVER)
              ? say("page.state.PAUSED.ever")
              : say("page.state." + why, time(until));
    };
  }

  private static boolean isPaused(Next next) {
    return next instanceof Next.Rest(Instant _, Next.Why why) && why == Next.Why.PAUSED;
  }

  /** The last result of each address, newest first. */
  private static List<Entry> latest(List<Entry> entries) {
    Map<String, Entry> last = new LinkedHashMap<>();
    for (Entry entry : entries.reversed()) {
      last.putIfAbsent(entry.input(), entry);
    }
    return last.values().stream().limit(LATEST).toList();
  }

  private String word(Entry entry) {
    String key = "page.word." + entry.outcome();
    String network = entry.network().isEmpty() ? say("page.your.network") : entry.network();
    return "<b class=\"%s\">%s</b> <small>%s · %s</small><br>%s\n"
        .formatted(
            text(entry.outcome()),
            text(say(key, host(entry.input()), network)),
            text(time(entry.at())),
            link(path + "/made?id=" + entry.id(), say("page.made.link")),
            text(entry.outcome().equals("accessible") ? "" : entry.why()));
  }

  private static String host(String input) {
    return Optional.ofNullable(okhttp3.HttpUrl.parse(input))
        .map(okhttp3.HttpUrl::host)
        .orElse(input);
  }

  /** A measurement byte for byte. */
  String made(MeasurementId id, Optional<String> json, String submission) {
    StringBuilder body = new StringBuilder(element("p", say("page.made." + submission)));
    body.append(element("p", say("page.made.id", id.hex())));
    body.append(
        json.map(bytes -> element("pre", bytes)).orElse(element("p", say("page.made.gone"))));
    return whole(say("page.made.title"), body.toString());
  }

  /**
   * How it behaves, and how to leave.
   *
   * @param seals whether the collector's key is known, to which a file can be sealed
   */
  String settings(Settings settings, boolean seals) {
    StringBuilder body = new StringBuilder(formTo("settings"));
    body.append("<fieldset>").append(element("legend", say("page.mode")));
    for (Mode mode : Mode.values()) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      body.append(
          "<label><input type=\"radio\" name=\"mode\" value=\"%s\"%s> %s</label>\n"
              .formatted(
                  name, mode == settings.mode() ? " checked" : "", text(say("page.mode." + name))));
    }
    body.append("</fieldset>\n");
    body.append(check("uploads", settings.uploads()));
    body.append(check("on_metered", settings.onMetered()));
    body.append(
        "<label>%s <input type=\"number\" name=\"megabytes\" min=\"1\" max=\"%d\" value=\"%d\" required></label>\n"
            .formatted(text(say("page.megabytes")), Settings.MOST_MEGABYTES, settings.megabytes()));
    body.append(
        "<label>%s <input type=\"time\" name=\"quiet_from\" value=\"%s\"></label>\n"
            .formatted(
                text(say("page.quiet.from")),
                settings.quiet().map(q -> q.from().toString()).orElse("")));
    body.append(
        "<label>%s <input type=\"time\" name=\"quiet_to\" value=\"%s\"></label>\n"
            .formatted(
                text(say("page.quiet.to")),
                settings.quiet().map(q -> q.to().toString()).orElse("")));
    body.append(button("page.keep")).append("</form>\n");
    body.append(element("p", say("page.deny")));
    body.append(element("h2", say("page.leave")));
    body.append("<p>").append(link(path + "/export", say("page.export"))).append("</p>\n");
    body.append(element("p", say("page.sealed.why")));
    body.append(
        seals
            ? "<p>" + link(path + "/sealed", say("page.sealed")) + "</p>\n"
            : element("p", say("page.sealed.no.key")));
    body.append(formTo("withdraw")).append(button("page.withdraw")).append("</form>\n");
    body.append(formTo("wipe"))
        .append("<label><input type=\"checkbox\" name=\"sure\" value=\"yes\" required> ")
        .append(text(say("page.wipe.sure")))
        .append("</label>\n")
        .append(button("page.wipe"))
        .append("</form>\n");
    return whole(say("page.settings.title"), body.toString());
  }

  private String check(String name, boolean on) {
    return "<label><input type=\"checkbox\" name=\"%s\" value=\"yes\"%s> %s</label>\n"
        .formatted(name, on ? " checked" : "", text(say("page." + name)));
  }

  /** A page with a sentence and nothing to click that is gone. */
  String sentence(String key) {
    return head(say("page.home.title"))
        + "<main>"
        + element("p", say(key))
        + "</main></body></html>\n";
  }

  private String whole(String title, String body) {
    StringBuilder page = new StringBuilder(head(title)).append("<nav>");
    page.append(link(path + "/", say("page.home.title"))).append(' ');
    page.append(link(path + "/settings", say("page.settings.title"))).append(" <span>");
    LANGUAGES.forEach((code, name) ->
        page.append(
            "<a lang=\"%s\" href=\"%s/?lang=%s\">%s</a> ".formatted(code, path, code, text(name))));
    return page.append("</span></nav>\n<main>\n")
        .append(element("h1", title))
        .append(body)
        .append("</main></body></html>\n")
        .toString();
  }

  private String head(String title) {
    return "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>\n"
            .formatted(messages.language().getLanguage(), text(title + " · Burkit"))
        + "<meta name=\"viewport\" content=\"width=device-width\">\n"
        + "<link rel=\"stylesheet\" href=\""
        + path
        + "/page.css\"></head><body>\n";
  }

  private String formTo(String action) {
    return "<form method=\"post\" action=\"%s/%s\"><input type=\"hidden\" name=\"form\" value=\"%s\">\n"
        .formatted(path, action, form);
  }

  private String button(String key) {
    return "<button>" + text(say(key)) + "</button>\n";
  }

  private static String option(String value, String label, boolean selected) {
    return "<option value=\"%s\"%s>%s</option>"
        .formatted(value, selected ? " selected" : "", text(label));
  }

  private String say(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  private String time(Instant when) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(messages.language())
        .format(when.atZone(zone));
  }

  private String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(messages.language())
        .format(day);
  }
}
