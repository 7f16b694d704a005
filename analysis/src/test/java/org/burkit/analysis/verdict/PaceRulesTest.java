package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Scene.REAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Curve;
import org.burkit.model.Diagnosis.CurveOf;
import org.burkit.model.Diagnosis.Point;
import org.burkit.model.Diagnosis.Throughput;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceRulesTest {
  private static final RuleId FROZEN = new RuleId("pace.frozen_under_its_name");
  private static final RuleId CUT = new RuleId("pace.cut_under_its_name");
  private static final RuleId SLOW = new RuleId("pace.slow_under_its_name");

  @Test
  void pageThatComesSlowlyUnderItsNameOnly_isThrottled() {
    Verdict v = paced("https", List.of(20, 21, 19), List.of(900, 800, 850)).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_THROTTLE));
    assertThat(v.rules()).contains(SLOW).doesNotContain(FROZEN);
  }

  @Test
  void plainPageThatComesSlowlyUnderItsNameOnly_isThrottled() {
    Verdict v = paced("http", List.of(20, 21, 19), List.of(900, 800, 850)).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.HTTP_THROTTLE));
  }

  @Test
  void pageThatFallsSilentAfterSomeKilobytes_isFrozen() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      curves.add(
          new Curve(
              CurveOf.TARGET,
              Experiments.NAME,
              List.of(point(80, 16_000), point(4000, 16_000)),
              Optional.of(Failure.of(FailureKind.TIMEOUT))));
      curves.add(curve(CurveOf.NEUTRAL_NAME, 700));
    }

    Verdict v = open("https").diagnosed(new Throughput(curves, Extra.NONE)).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_THROTTLE));
    assertThat(v.rules()).contains(FROZEN).doesNotContain(SLOW);
  }

  @Test
  void pageThatIsCutInTheMiddleUnderItsNameOnly_isReset() {
    Verdict v = cut(256_000, null, 100_000, 90_000, 120_000).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.HTTP_RESET));
    assertThat(
            cut(256_000, FailureKind.CONNECTION_RESET, 100_000, 90_000, 120_000).judged().rules())
        .doesNotContain(CUT);
  }

  @Test
  void pageThatIsCutAtOnePlace_whereTheControlGetsMore_isReset_whereverItIsCutIsNot() {
    Scene atOnePlace = cut(2_000, null, 100_000, 100_000, 100_000);

    assertThat(atOnePlace.judged().rules()).doesNotContain(CUT);
    assertThat(atOnePlace.controlHttp(200, "Genuine", 900_000).judged().outcome())
        .isEqualTo(new Outcome.Blocked(Mechanism.HTTP_RESET));
    assertThat(
            cut(2_000, null, 100_000, 40_000, 70_000)
                .controlHttp(200, "Genuine", 900_000)
                .judged()
                .rules())
        .doesNotContain(CUT);
  }

  private static Scene cut(long neutral, FailureKind other, long... target) {
    List<Curve> curves = new ArrayList<>();
    for (long bytes : target) {
      curves.add(ended(CurveOf.TARGET, bytes, FailureKind.CONNECTION_RESET));
      curves.add(ended(CurveOf.NEUTRAL_NAME, neutral, other));
    }
    return Scene.of("http://site.example/")
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .httpFails(REAL, FailureKind.CONNECTION_RESET)
        .diagnosed(new Throughput(curves, Extra.NONE));
  }

  private static Curve ended(CurveOf of, long bytes, FailureKind kind) {
    Optional<Failure> failure = Optional.ofNullable(kind).map(Failure::of);
    return new Curve(of, Experiments.NAME, List.of(point(90, bytes)), failure);
  }

  @Test
  void silenceAtTheEndOfAPage_isNoCut() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      curves.add(ended(CurveOf.TARGET, 100_000, FailureKind.TIMEOUT));
      curves.add(ended(CurveOf.NEUTRAL_NAME, 256_000, null));
    }

    assertThat(open("http").diagnosed(new Throughput(curves, Extra.NONE)).judged().rules())
        .doesNotContain(CUT);
  }

  @Test
  void cutAtOnePlace_needsAControlThatGetsMoreThanThat_andTurnsOnBothSides() {
    Scene same = cut(2_000, null, 100_000, 100_000, 100_000);

    assertThat(same.controlHttp(200, "Genuine", 100_000).judged().rules()).doesNotContain(CUT);
    assertThat(same.controlHttp(200, "Genuine", 100_001).judged().rules()).contains(CUT);
    assertThat(cut(256_000, null, 100_000, 90_000).judged().rules()).doesNotContain(CUT);
    assertThat(cut(100_000, null, 100_000, 90_000, 80_000).judged().rules()).doesNotContain(CUT);
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 16000, true",
    "49152, 49152, true",
    "49153, 49153, false",
    "12000, 16000, false",
  })
  void pageIsFrozen_onlyWhereItStoodStillEarlyAndForHalfTheTime(
      long halfway, long atTheEnd, boolean frozen) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      curves.add(
          new Curve(
              CurveOf.TARGET,
              Experiments.NAME,
              List.of(point(2000, halfway), point(4000, atTheEnd)),
              Optional.of(Failure.of(FailureKind.TIMEOUT))));
      curves.add(curve(CurveOf.NEUTRAL_NAME, 700));
    }

    Verdict v = open("https").diagnosed(new Throughput(curves, Extra.NONE)).judged();

    assertThat(v.rules().contains(FROZEN)).isEqualTo(frozen);
    assertThat(v.rules().contains(SLOW)).isEqualTo(!frozen);
  }

  @ParameterizedTest
  @CsvSource({"300, true", "301, false"})
  void thirdOfThePace_isTooSlow(int kilobytesPerSecond, boolean slow) {
    List<Integer> neutral = List.of(900, 900, 900);
    Scene scene = paced("https", List.of(20, kilobytesPerSecond, 20), neutral);

    assertThat(scene.judged().rules().contains(SLOW)).isEqualTo(slow);
  }

  @Test
  void paceOfAnotherHost_saysNothingOfThisOne() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Curve slow = curve(CurveOf.TARGET, 20);
      curves.add(new Curve(CurveOf.TARGET, "other.example", slow.points(), slow.failure()));
      curves.add(curve(CurveOf.NEUTRAL_NAME, 900));
    }

    assertThat(open("https").diagnosed(new Throughput(curves, Extra.NONE)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void serverThatIsSlowUnderAnyName_isAccessible() {
    assertThat(paced("https", List.of(20, 21, 19), List.of(22, 20, 23)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void lineThatIsUnfairTwice_isAccessible() {
    assertThat(paced("https", List.of(20, 21), List.of(900, 800)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void lineWithOneFairTurn_isAccessible() {
    assertThat(paced("https", List.of(20, 500, 19), List.of(900, 800, 850)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void neutralPageTooSmallToTell_isNoBaseline() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      curves.add(curve(CurveOf.TARGET, 20));
      Point small = point(1, 4_000);
      curves.add(
          new Curve(CurveOf.NEUTRAL_NAME, "neutral.example", List.of(small), Optional.empty()));
    }

    assertThat(open("https").diagnosed(new Throughput(curves, Extra.NONE)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  /** Kilobytes in a second, turn by turn. */
  private static Scene paced(String scheme, List<Integer> target, List<Integer> neutral) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < target.size(); i++) {
      curves.add(curve(CurveOf.TARGET, target.get(i)));
      curves.add(curve(CurveOf.NEUTRAL_NAME, neutral.get(i)));
    }
    return open(scheme).diagnosed(new Throughput(curves, Extra.NONE));
  }

  private static Curve curve(CurveOf of, int kilobytesPerSecond) {
    long bytes = Math.min(256_000, 4_000L * kilobytesPerSecond);
    Point half = point(bytes / 2 / kilobytesPerSecond, bytes / 2);
    Point end = point(bytes / kilobytesPerSecond, bytes);
    return new Curve(of, Experiments.NAME, List.of(half, end), Optional.empty());
  }

  private static Point point(long millis, long bytes) {
    return new Point(Duration.ofMillis(millis), bytes);
  }

  private static Scene open(String scheme) {
    Scene scene = Scene.of(scheme + "://site.example/").dnsAsEverywhere().tcp(REAL, null);
    return (scheme.equals("https") ? scene.tls(REAL, null) : scene)
        .http(REAL, 200, "Genuine", 1000);
  }
}
