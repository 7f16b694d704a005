package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.GOOD;
import static org.burkit.analysis.verdict.Experiments.NAME;
import static org.burkit.analysis.verdict.Experiments.answered;
import static org.burkit.analysis.verdict.Experiments.paired;
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
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Measurement;
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
  void connectionLedAside_isBehindTheLastRouterThatBothPass() {
    List<Came> led = List.of(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, ANSWER, ANSWER);

    assertThat(Whereabouts.of(trace(HopKind.SYN, led, WAY))).hasValue(2);
    assertThat(Whereabouts.of(trace(HopKind.SYN, WAY, WAY))).isEmpty();
  }

  @Test
  void livesThatAreRenewedAtHome_tellNoPlace() {
    List<Came> swallowed = List.of(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, SILENCE, SILENCE);
    List<Came> renewed = List.of(TIME_EXCEEDED, TIME_EXCEEDED, ANSWER, ANSWER, ANSWER);

    assertThat(Whereabouts.of(trace(HopKind.SNI, swallowed, renewed))).isEmpty();
    assertThat(Whereabouts.of(trace(HopKind.SNI, swallowed, WAY))).hasValue(2);
  }

  @Test
  void plainRefusalFromTheServersPlace_isTheServers_fromNearerItIsNot() {
    List<Came> nearer = List.of(TIME_EXCEEDED, TIME_EXCEEDED, ANSWER, ANSWER, ANSWER);

    assertThat(refused().diagnosed(trace(HopKind.HOST, WAY, WAY)).judged().outcome())
        .isInstanceOf(Outcome.Inconclusive.class);
    assertThat(traced(WAY, WAY).judged().outcome()).isEqualTo(new Outcome.ServerSide());
    assertThat(traced(nearer, WAY).judged().outcome()).isNotEqualTo(new Outcome.ServerSide());
    assertThat(traced(WAY, nearer).judged().outcome()).isNotEqualTo(new Outcome.ServerSide());
  }

  private static Scene traced(List<Came> host, List<Came> syn) {
    return refused()
        .diagnosed(trace(HopKind.HOST, host, WAY))
        .diagnosed(trace(HopKind.SYN, syn, WAY));
  }

  private static Scene refused() {
    return Scene.of("http://site.example:443/")
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .http(REAL, 403, "Not for you", 300)
        .diagnosed(
            paired(
                NameLayer.HOST,
                answered(REAL, NAME, "403 aa"),
                answered(REAL, "neutral.example", "200 cc"),
                answered(GOOD, NAME, "301 dd"),
                answered(GOOD, "nobody.invalid", "421 bb")));
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

  @Test
  void traceOfAHiddenName_placesBlocksOfHidingAlone() {
    List<Came> swallowed = List.of(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, SILENCE, SILENCE);
    Measurement hidden =
        Scene.of("https://site.example/")
            .diagnosed(trace(HopKind.ECH, swallowed, WAY))
            .measurement();
    Measurement said =
        Scene.of("https://site.example/")
            .diagnosed(trace(HopKind.SNI, swallowed, WAY))
            .measurement();

    assertThat(Whereabouts.of(Mechanism.TLS_ECH_RESET, hidden)).hasValue(2);
    assertThat(Whereabouts.of(Mechanism.TLS_RESET, hidden)).isEmpty();
    assertThat(Whereabouts.of(Mechanism.TLS_ECH_RESET, said)).isEmpty();
    assertThat(Whereabouts.of(Mechanism.TLS_RESET, said)).hasValue(2);
  }

  @Test
  void traceOfAFrozenConnection_placesThrottlingAlone() {
    List<Came> swallowed = List.of(TIME_EXCEEDED, TIME_EXCEEDED, SILENCE, SILENCE, SILENCE);
    Measurement frozen =
        Scene.of("https://site.example/")
            .diagnosed(trace(HopKind.STREAM, swallowed, WAY))
            .measurement();

    assertThat(Whereabouts.of(Mechanism.TLS_THROTTLE, frozen)).hasValue(2);
    assertThat(Whereabouts.of(Mechanism.HTTP_THROTTLE, frozen)).hasValue(2);
    assertThat(Whereabouts.of(Mechanism.TLS_TIMEOUT, frozen)).isEmpty();
  }

  private static int at(Came... steps) {
    return Whereabouts.of(trace(HopKind.SNI, List.of(steps), WAY)).orElse(-1);
  }
}
