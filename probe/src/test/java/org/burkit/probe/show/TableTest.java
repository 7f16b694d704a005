package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

class TableTest {
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
    "kk, ішінара бұғатталған, хабарламалар жұмыс істейді; суреттер мен бейнелер ашылмайды"
  })
  void serviceThatWorksInPart_isSaidToBeBlockedInPart(String language, String word, String how) {
    assertThat(shown(language, List.of(WORDS, PICTURES)))
        .containsPattern("x " + word + " +service:xabar")
        .contains("xabar.example: " + how + ".");
    assertThat(shown(language, List.of(PICTURES))).doesNotContain(word);
  }

  private static String shown(String language, List<FunctionVerdict> functions) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Table(new Messages(Locale.of(language)))
        .print(result(functions), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static TargetResult result(List<FunctionVerdict> functions) {
    Verdict verdict =
        new Verdict(
            new Outcome.Blocked(Mechanism.TLS_TIMEOUT),
            0.9,
            false,
            List.of(),
            "xabar.example",
            "",
            functions);
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
