package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.evidence.redact.Redaction;
import org.burkit.lists.Lists;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final Outcome BLOCKED = new Outcome.Blocked(Mechanism.TLS_RESET);
  private static final Map<ServiceFunction, String> IN_PART =
      Map.of(ServiceFunction.CALLS, "fails", ServiceFunction.MESSAGES, "works");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KK | xabar.example жартылай ғана жұмыс істейді: AS64501 желісінде. Ел: Қазақстан. | Мұны көрсететін соңғы тексеруде: хабарламалар жұмыс істейді; қоңыраулар жұмыс істемейді.
          RU | xabar.example работает не полностью. Сеть: AS64501. Страна: Казахстан. | В последней проверке, которая это показывает: сообщения работают; звонки не работают.
          EN | Not all of xabar.example works on AS64501 in Kazakhstan. | In the last test that shows it: messages work; calls do not work.
          """)
  void serviceBlockedInPart_isNotSaidToBeGone(
      Language language, String sentence, String functions) {
    IncidentText text = wording(language).text(incident(), IN_PART, List.of());

    assertThat(text.sentence()).isEqualTo(sentence);
    assertThat(text.functions()).isEqualTo(functions);
  }

  @Test
  void serviceOfWhichNothingWorks_doesNotOpen() {
    IncidentText text =
        wording(Language.EN).text(incident(), Map.of(ServiceFunction.CALLS, "fails"), List.of());

    assertThat(text.sentence()).isEqualTo("xabar.example does not open on AS64501 in Kazakhstan.");
    assertThat(text.functions()).endsWith("calls do not work.");
  }

  @Test
  void page_hasNoFunctions() {
    IncidentText text = wording(Language.EN).text(incident(), Map.of(), List.of());

    assertThat(text.sentence()).isEqualTo("xabar.example does not open on AS64501 in Kazakhstan.");
    assertThat(text.functions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | KK | xabar.example тексерілгенде ашылмады: AS64501 желісінде. Ел: Қазақстан.
          0 | RU | xabar.example не открывался при проверках. Сеть: AS64501. Страна: Казахстан.
          0 | EN | xabar.example did not open when it was tested on AS64501 in Kazakhstan.
          1 | KK | xabar.example кейбір тексерулерде ашылмады: AS64501 желісінде. Ел: Қазақстан.
          1 | RU | xabar.example не открывался в некоторых проверках. Сеть: AS64501. Страна: Казахстан.
          1 | EN | xabar.example did not open in some tests on AS64501 in Kazakhstan.
          """)
  void whatIsOnlyPossible_isSaidOfTheTestsAlone(int opened, Language language, String sentence) {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    fold.add(ballot(0, BLOCKED));
    fold.add(ballot(1, BLOCKED));
    if (opened > 0) {
      fold.add(ballot(2, new Outcome.Accessible()));
    }
    Incident incident = fold.incidents().getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.POSSIBLE);
    assertThat(wording(language).text(incident, Map.of(), List.of()).sentence())
        .isEqualTo(sentence);
  }

  @Test
  void whatAnotherSays_isSaidToBeItsWord_andBeganBeforeItSaidSo() {
    Instant said = NOON.plusSeconds(60);
    Incident incident = new Redaction(_ -> true).of(incident()).orElseThrow();
    IncidentText text = wording(Language.EN).others(incident, "Dala", "https://dala.example", said);

    assertThat(text.grade()).isEqualTo("Dala: Likely blocked");
    assertThat(text.began()).startsWith("First seen by 24 November 2026, 12:01 (UTC+5)");
  }

  private static Wording wording(Language language) {
    return new Wording(Lists.bundled(), language, NOON);
  }

  private static Incident incident() {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (int i = 0; i < 3; i++) {
      fold.add(ballot(i, BLOCKED));
    }
    return fold.incidents().getFirst();
  }

  private static Ballot ballot(int probe, Outcome outcome) {
    return new Ballot(
        new MeasurementId(String.format("%064x", probe)),
        probe,
        new Cell("xabar.example", new CountryCode("KZ"), new Asn(64501)),
        "",
        "probe-" + probe,
        "",
        Standing.FULL,
        NOON,
        outcome,
        0.99,
        true);
  }
}
