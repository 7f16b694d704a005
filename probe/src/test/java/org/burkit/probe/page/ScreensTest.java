package org.burkit.probe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.MeasurementId;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Entry;
import org.burkit.probe.daemon.Next;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.show.Messages;
import org.burkit.probe.submit.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Daemon.State WELL =
      new Daemon.State(
          new Next.Rest(NOON.plusSeconds(60), Next.Why.NOT_DUE), Settings.USUAL, 0, 0, 3);

  private final Screens english = screens("en");

  @Test
  void lastResultOfEachSite_isSaidInWords() {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry("https://azat.example/", "accessible", NOON.minusSeconds(7200)));
    entries.add(entry("https://azat.example/", "blocked", NOON));
    entries.add(entry("https://kitap.example/", "accessible", NOON));

    assertThat(english.home(WELL, entries, 3_400_000, OptionalInt.of(2), Optional.empty(), TODAY))
        .contains("azat.example looks blocked (Dala)", "kitap.example opens (Dala)")
        .contains("3.4 MB of 100 MB (3 %)", "to be sent: 2")
        .doesNotContain("azat.example opens");
  }

  @Test
  void whereNoCollectorIsNamed_thePageSaysThatNobodyGetsResults() {
    String page = english.home(WELL, List.of(), 0, OptionalInt.empty(), Optional.empty(), TODAY);

    assertThat(page).contains("Nobody gets the results").doesNotContain("to be sent");
  }

  @Test
  void whatAStrangerWrote_isNoMarkup() {
    Entry hostile = entry("https://a.example/\"><script>alert(1)</script>", "blocked", NOON);

    assertThat(english.home(WELL, List.of(hostile), 0, OptionalInt.of(0), Optional.empty(), TODAY))
        .doesNotContain("<script>alert");
    assertThat(english.made(hostile.id(), Optional.of("{\"a\":\"</pre><script>\"}"), "none"))
        .doesNotContain("</pre><script>");
  }

  @Test
  void chart_countsDaysByTheVolunteersClockAndHasTheSameAsNumbers() {
    List<Entry> entries =
        List.of(
            entry("https://a.example/", "accessible", NOON),
            entry("https://b.example/", "blocked", NOON),
            entry("https://c.example/", "inconclusive", NOON),
            entry("https://d.example/", "accessible", NOON.minusSeconds(86_400 * 40)));
    Chart chart = Chart.of(entries, TODAY, ZoneOffset.UTC);

    assertThat(chart.days()).hasSize(Chart.DAYS).containsEntry(TODAY, new Chart.Day(1, 1));
    assertThat(chart.svg("a \"title\"")).contains("class=\"open\"", "a &quot;title&quot;");
    assertThat(english.home(WELL, entries, 0, OptionalInt.of(0), Optional.empty(), TODAY))
        .contains("<td>1</td><td>1</td>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru", "en"})
  void everyState_outcome_andSubmission_hasItsSentence(String language) {
    Screens screens = screens(language);
    for (Next.Why why : Next.Why.values()) {
      Next next = new Next.Rest(NOON, why);
      assertThat(screens.state(next, WELL)).endsWith(".").doesNotContain("{");
    }
    assertThat(screens.state(new Next.Measure(4), WELL)).endsWith(".");
    assertThat(screens.state(new Next.Measure(0), WELL)).endsWith(".");
    for (Class<?> outcome : Outcome.class.getPermittedSubclasses()) {
      String label = outcome.getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "_$1");
      Entry entry = entry("https://a.example/", label.toLowerCase(Locale.ROOT), NOON);
      assertThat(screens.home(WELL, List.of(entry), 0, OptionalInt.of(0), Optional.empty(), TODAY))
          .contains("a.example");
    }
    for (Submission submission : Submission.values()) {
      assertThat(screens.made(id(), Optional.empty(), submission.label())).contains(id().hex());
    }
  }

  private static Screens screens(String language) {
    return new Screens(new Messages(Locale.of(language)), "/p", "f", ZoneOffset.UTC);
  }

  private static MeasurementId id() {
    return MeasurementId.of(new byte[] {1});
  }

  private static Entry entry(String input, String outcome, Instant at) {
    return new Entry(at, id(), input, outcome, "because", "Dala", "accepted");
  }
}
