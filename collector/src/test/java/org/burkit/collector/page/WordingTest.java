package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
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
  private static final Map<ServiceFunction, String> IN_PART =
      Map.of(ServiceFunction.CALLS, "fails", ServiceFunction.MESSAGES, "works");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KK | xabar.example толық жұмыс істемейді: AS64501 желісінде. Ел: Қазақстан. | Мұны көрсететін соңғы тексеруде: хабарламалар жұмыс істейді; қоңыраулар жұмыс істемейді.
          RU | xabar.example работает не полностью. Сеть: AS64501. Страна: Казахстан. | В последней проверке, которая это показывает: сообщения работают; звонки не работают.
          EN | Not all of xabar.example works on AS64501, Kazakhstan. | In the last test that shows it: messages work; calls do not work.
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

    assertThat(text.sentence()).isEqualTo("xabar.example does not open on AS64501, Kazakhstan.");
    assertThat(text.functions()).endsWith("calls do not work.");
  }

  @Test
  void page_hasNoFunctions() {
    IncidentText text = wording(Language.EN).text(incident(), Map.of(), List.of());

    assertThat(text.sentence()).isEqualTo("xabar.example does not open on AS64501, Kazakhstan.");
    assertThat(text.functions()).isEmpty();
  }

  private static Wording wording(Language language) {
    return new Wording(Lists.bundled(), language, NOON);
  }

  private static Incident incident() {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (int i = 0; i < 3; i++) {
      fold.add(
          new Ballot(
              new MeasurementId(String.format("%064x", i)),
              i,
              new Cell("xabar.example", new CountryCode("KZ"), new Asn(64501)),
              "",
              "probe-" + i,
              "",
              Standing.FULL,
              NOON,
              new Outcome.Blocked(Mechanism.TLS_RESET),
              0.99,
              true));
    }
    return fold.incidents().getFirst();
  }
}
