package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.trace;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.Diagnosis.Came.ANSWER;
import static org.burkit.model.Diagnosis.Came.RESET;
import static org.burkit.model.Diagnosis.Came.SILENCE;
import static org.burkit.model.Diagnosis.Came.TIME_EXCEEDED;
import static org.burkit.model.Diagnosis.Came.UNREACHABLE;
import static org.burkit.model.FailureKind.TIMEOUT;

import java.util.List;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private static final List<Came> WAY =
      List.of(TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, ANSWER);

  @Test
  void resetBeforeTheServer_isBehindTheLastRouterPassed() {
    assertThat(at(TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, RESET, RESET)).isEqualTo(3);
  }

  @Test
  void silenceFromSomeHopOn_isBehindTheLastRouterHeard() {
    assertThat(at(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, SILENCE, SILENCE)).isEqualTo(2);
  }

  @Test
  void icmpThatForbids_isBehindTheLastRouterPassed() {
    assertThat(at(TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, UNREACHABLE, UNREACHABLE))
        .isEqualTo(3);
  }

  @Test
  void forgedAnswerBeforeTheResolver_isBehindTheLastRouterPassed() {
    assertThat(at(TIME_EXCEEDED, ANSWER, ANSWER, ANSWER, ANSWER)).isEqualTo(1);
  }

  @Test
  void silentServer_isNoPlace() {
    assertThat(at(TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, SILENCE))
        .isEqualTo(-1);
  }

  @Test
  void routersThatNeverSpeak_areNoPlace() {
    List<Came> mute = List.of(TIME_EXCEEDED, SILENCE, SILENCE, SILENCE, SILENCE);

    assertThat(Whereabouts.of(trace(HopKind.SNI, mute, mute))).isEmpty();
  }

  @Test
  void oneLostPacket_isNoPlace() {
    assertThat(at(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, TIME_EXCEEDED, ANSWER)).isEqualTo(-1);
  }

  @Test
  void placeIsToldWithTheVerdict_onlyWhereItsLayerIsBlocked() {
    List<Came> swallowed = List.of(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, SILENCE, SILENCE);
    Scene scene =
        Scene.of("https://site.example/")
            .dnsAsEverywhere()
            .tcp(REAL, null)
            .tls(REAL, TIMEOUT)
            .tls(REAL, TIMEOUT)
            .diagnosed(trace(HopKind.DNS, List.of(ANSWER, ANSWER), WAY))
            .diagnosed(trace(HopKind.SNI, swallowed, WAY));

    assertThat(scene.judged().hop()).hasValue(2);
    assertThat(scene.gate(TIMEOUT).judged().hop()).isEmpty();
  }

  private static int at(Came... steps) {
    return Whereabouts.of(trace(HopKind.SNI, List.of(steps), WAY)).orElse(-1);
  }
}
