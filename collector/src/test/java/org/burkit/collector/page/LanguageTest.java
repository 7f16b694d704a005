package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Alternative;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
  @Test
  void threeLanguages_haveTheSameMessages() {
    var kk = Language.KK.messages().keySet();
    assertThat(Language.RU.messages().keySet()).isEqualTo(kk);
    assertThat(Language.EN.messages().keySet()).isEqualTo(kk);
    assertThat(kk).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMechanismAndGrade_hasItsWords(Language language) {
    Stream<String> mechanisms =
        Arrays.stream(Mechanism.values()).map(m -> "mechanism." + m.family());
    Stream<String> grades = Arrays.stream(Grade.values()).map(g -> "grade." + g.label());
    Stream<String> kinds =
        Stream.of("", ".intercepted", ".in_part", ".shutdown")
            .flatMap(kind ->
                Arrays.stream(State.values())
                    .map(state -> "sentence" + kind + "." + state.label()));
    Stream<String> ofShutdowns =
        Stream.of(
            "grade.shutdown.likely",
            "grade.shutdown.possible",
            "mechanism.shutdown",
            "sentence.silence.open",
            "sentence.silence.unmeasured");
    Stream<String> answers =
        Stream.of(
                Arrays.stream(Word.values()).filter(word -> word != Word.FAILS).map(Word::label),
                Stream.of("nothing", "unreadable", "not_public"))
            .flatMap(words -> words)
            .flatMap(word -> Stream.of("check.say." + word, "check.do." + word));
    Stream<String> words =
        Stream.of("partly", "fails", "refused", "down", "works", "unclear")
            .map(word -> "check.word." + word);
    Stream<String> sure =
        Stream.concat(
            Arrays.stream(Grade.values()).map(g -> "sure." + g.label()),
            Stream.of("sure.shutdown.likely", "sure.shutdown.possible"));
    Stream<String> alternatives =
        Arrays.stream(Alternative.values())
            .flatMap(a ->
                Stream.of(
                    "alternative." + a.label() + ".out", "alternative." + a.label() + ".open"));
    Stream<String> terms =
        Arrays.stream(Term.values())
            .flatMap(t -> Stream.of("term." + t.label() + ".name", "term." + t.label() + ".text"));
    Stream<String> shades = Arrays.stream(Shade.values()).map(s -> "shade." + s.label());
    Stream<String> outcomes =
        Stream.of("accessible", "blocked", "down", "server_side", "inconclusive")
            .map(outcome -> "outcome." + outcome);
    assertThat(
            Stream.of(
                    mechanisms,
                    grades,
                    kinds,
                    ofShutdowns,
                    answers,
                    words,
                    sure,
                    alternatives,
                    shades,
                    outcomes,
                    terms)
                .flatMap(keys -> keys))
        .allSatisfy(key -> assertThat(language.say(key)).isNotBlank().doesNotContain("''"));
  }

  @Test
  void everyFixedWordOfATemplate_isInTheMessages() throws Exception {
    Pattern said = Pattern.compile("labels\\.say\\(\"([^\"]+)\"\\)");
    try (Stream<Path> templates = Files.list(Path.of("src/main/jte"))) {
      for (Path template : templates.toList()) {
        assertThat(said.matcher(Files.readString(template)).results().map(m -> m.group(1)))
            .as(template.toString())
            .allSatisfy(key -> assertThat(Language.KK.messages().containsKey(key)).isTrue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noMessage_accusesAGovernment(Language language) {
    var words = language.messages();
    assertThat(words.keySet().stream().map(words::getString).map(String::toLowerCase))
        .noneMatch(text ->
            text.contains("government")
                || text.contains("правительств")
                || text.contains("үкімет"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 проверка за это время блокировки не увидела",
    "2, 2 проверки за это время блокировки не увидели",
    "5, 5 проверок за это время блокировки не увидели",
    "11, 11 проверок за это время блокировки не увидели",
    "21, 21 проверка за это время блокировки не увидела",
    "0, Во всех проверках за это время видно то же"
  })
  void russianPlurals_followTheNumber(int count, String start) {
    assertThat(Language.RU.say("contradicting", Map.of("count", count))).startsWith(start);
  }
}
