package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.verdict.FunctionVerdict;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.Extra;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.run.TargetResult;
import org.burkit.probe.submit.Submission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final Outcome BLOCKED = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);
  private static final FunctionVerdict WORDS =
      new FunctionVerdict(ServiceFunction.MESSAGES, Optional.empty(), Optional.empty(), 1, 1);
  private static final FunctionVerdict PICTURES =
      new FunctionVerdict(
          ServiceFunction.MEDIA,
          Optional.of(Mechanism.TLS_TIMEOUT),
          Optional.of("suret.xabar.example"),
          0,
          1);

  @ParameterizedTest
  @CsvSource({
    "en, blocked in part, messages work; pictures and videos do not work",
    "ru, заблокирован частично, сообщения работают; фото и видео не работают",
    "kk, ішінара бұғатталған, хабарламалар жұмыс істейді; суреттер мен видеолар ашылмайды"
  })
  void serviceThatWorksInPart_isSaidToBeBlockedInPart(String language, String word, String how) {
    String shown = shown(language, BLOCKED, List.of(WORDS, PICTURES));
    assertThat(shown).containsPattern("x " + word + " +Xabar\n");
    assertThat(shown.replaceAll("\n +", " ")).contains("xabar.example: " + how + ".");
    assertThat(shown(language, BLOCKED, List.of(PICTURES))).doesNotContain(word);
  }

  @ParameterizedTest
  @CsvSource({
    "en, works, down in part, refused by the service",
    "ru, работает, частично не работает сам, отказывает сам сервис",
    "kk, жұмыс істейді, ішінара істемейді, сервистің өзі бас тартады"
  })
  void services_areSpokenOfAsServices(String language, String works, String part, String refused) {
    assertThat(shown(language, new Outcome.Accessible(), List.of(WORDS)))
        .containsPattern("\\+ " + works + " +Xabar\n");
    assertThat(shown(language, new Outcome.Down(), List.of(WORDS, PICTURES)))
        .containsPattern("- " + part + " +Xabar\n");
    assertThat(shown(language, new Outcome.ServerSide(), List.of(PICTURES)))
        .containsPattern("- " + refused + " +Xabar\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void noLine_isWiderThanATerminal(String language) {
    List<FunctionVerdict> all =
        Arrays.stream(ServiceFunction.values())
            .map(f -> new FunctionVerdict(f, Optional.empty(), Optional.empty(), 1, 2))
            .toList();

    for (Outcome outcome : List.of(BLOCKED, new Outcome.Accessible(), new Outcome.Down())) {
      assertThat(shown(language, outcome, all).lines())
          .hasSizeGreaterThan(2)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
  }

  private static String shown(String language, Outcome outcome, List<FunctionVerdict> functions) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Table(new Messages(Locale.of(language)), Map.of("service:xabar", "Xabar"))
        .print(result(outcome, functions), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static TargetResult result(Outcome outcome, List<FunctionVerdict> functions) {
    Verdict verdict = new Verdict(outcome, 0.9, false, List.of(), "xabar.example", "", functions);
    Measurement measurement =
        new Measurement(
            "service",
            "0.1.0",
            "test",
            "1",
            Optional.of(new Target("service:xabar")),
            Instant.EPOCH,
            Duration.ZERO,
            Vantage.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Extra.NONE);
    return new TargetResult(
        MeasurementId.of(new byte[] {1}), measurement, verdict, Submission.NONE);
  }
}
