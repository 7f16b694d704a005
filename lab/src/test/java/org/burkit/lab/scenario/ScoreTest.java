package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Scenario CENSORED = row(Truth.blockedOnPath("tls.reset", 3));
  private static final Scenario INNOCENT = row(Truth.ACCESSIBLE);

  @Test
  void everyKindOfErrorHasItsOwnCount() {
    Score score =
        score(
            seen(CENSORED, "blocked", "tls.reset"),
            seen(CENSORED, "blocked", "tls.timeout"),
            seen(CENSORED, "accessible", null),
            seen(INNOCENT, "blocked", "tls.reset"),
            seen(INNOCENT, "inconclusive", null),
            new Result(INNOCENT, 1, new Seen.Failure("it ended"), Duration.ZERO));
    JsonNode json = score.json();
    assertThat(json.at("/summary/censored").toString())
        .isEqualTo("{\"of\":3,\"agree\":1,\"other_mechanism\":1,\"missed\":1}");
    assertThat(json.at("/summary/innocent").toString())
        .isEqualTo("{\"of\":3,\"agree\":0,\"false_alarms\":1}");
    assertThat(json.at("/summary/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/confusion").toString())
        .isEqualTo(
            "{\"accessible\":{\"blocked\":1,\"failed\":1,\"inconclusive\":1},"
                + "\"blocked\":{\"accessible\":1,\"blocked\":2}}");
    assertThat(score.isPerfect()).isFalse();
  }

  @Test
  void rowNotToldYet_doesNotSpoilTheScore_andIsListedWithItsReason() {
    Score score =
        score(
            seen(INNOCENT, "accessible", null),
            seen(CENSORED.notToldYet("no ear for it"), "accessible", null));
    assertThat(score.isPerfect()).isTrue();
    assertThat(score.words()).contains("1 of 1 agree", "no ear for it").doesNotContain("AFTER");
    assertThat(score.json().at("/summary/not_told_yet").asInt()).isEqualTo(1);
    assertThat(score.confusion()).containsOnlyKeys("accessible");
  }

  @Test
  void rowPlayedMoreThanOnce_hasACountOfItsOwn() {
    Score score =
        score(
            seen(INNOCENT, "accessible", null),
            seen(INNOCENT, "inconclusive", null),
            seen(INNOCENT, "accessible", null));
    assertThat(score.repeats()).containsExactly(Map.entry("row", new Score.Repeats(3, 2)));
    assertThat(score.words()).containsPattern("row +2 of 3 agree");
    assertThat(score.json().at("/repeats/row/agree").asInt()).isEqualTo(2);
    Score once = score(seen(INNOCENT, "accessible", null));
    assertThat(once.json().has("repeats")).isFalse();
  }

  @Test
  void rowNotToldYetThatAgrees_isPointedOut() {
    Score score = score(seen(CENSORED.notToldYet("no ear for it"), "blocked", "tls.reset"));
    assertThat(score.toldAfterAll()).hasSize(1);
    assertThat(score.words()).contains("AGREES AFTER ALL");
  }

  @Test
  void placeThatCannotBeKnown_isCountedApart() {
    Score score =
        score(
            seen(CENSORED, "blocked", "tls.reset"),
            seen(CENSORED.placeUnknowable("only answers are harmed"), "blocked", "tls.reset"));

    assertThat(score.json().at("/summary/places").asInt()).isEqualTo(1);
    assertThat(score.json().at("/summary/places_right").asInt()).isZero();
    assertThat(score.json().at("/summary/places_unknowable").asInt()).isEqualTo(1);
    assertThat(score.isPerfect()).isTrue();
  }

  private static Score score(Result... results) {
    return new Score(List.of(results), Duration.ofSeconds(2));
  }

  private static Scenario row(Truth truth) {
    return new Scenario("row", "A row.", "https://aulnet.example/", Policy.OPEN, truth);
  }

  private static Result seen(
      Scenario scenario, String outcome, @org.jspecify.annotations.Nullable String mechanism) {
    ProbeLine line =
        new ProbeLine(
            scenario.url(),
            outcome,
            Optional.ofNullable(mechanism),
            0.9,
            OptionalInt.empty(),
            "Because.",
            "none");
    return new Result(
        scenario,
        1,
        new Seen.Verdict(line, new Kept(NullNode.instance, NullNode.instance)),
        Duration.ZERO);
  }
}
