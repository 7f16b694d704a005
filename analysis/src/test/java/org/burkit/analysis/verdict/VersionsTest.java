package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.NAME;
import static org.burkit.analysis.verdict.Experiments.answered;
import static org.burkit.analysis.verdict.Experiments.failed;
import static org.burkit.analysis.verdict.Experiments.paired;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.Diagnosis.Came.SILENCE;
import static org.burkit.model.Diagnosis.Came.TIME_EXCEEDED;
import static org.burkit.model.Diagnosis.Came.UNREACHABLE;
import static org.burkit.model.FailureKind.PERMISSION_DENIED;
import static org.burkit.model.FailureKind.TIMEOUT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Diagnosis.RouterClass;
import org.burkit.model.Extra;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final String SIX = "2a00:1::5";
  private static final String GOOD_SIX = "2a00:2::9";

  @Test
  void silenceOverIpv6_besideAWorkingIpv4_isABlock_whereANeutralHostIsReachedOverIpv6() {
    Verdict v = silentOverIpv6().diagnosed(sandwich("[" + GOOD_SIX + "]", null)).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TCP_TIMEOUT));
    assertThat(v.only()).contains(IpVersion.IPV6);
  }

  @Test
  void silenceOverIpv6_accusesNobody_whereNothingElseIsReachedOverIpv6() {
    assertThat(silentOverIpv6().judged().outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(silentOverIpv6().diagnosed(sandwich("9.9.9.9", null)).judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void addressThatIsGoneForTheControlToo_accusesNobody() {
    Scene scene =
        silentOverIpv6().controlTcp(SIX, TIMEOUT).diagnosed(sandwich("[" + GOOD_SIX + "]", null));

    assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void onlyAddressOfASite_overIpv6_isBlocked_whereANeutralHostIsReachedOverIpv6() {
    Scene scene = onlyOverIpv6(TIMEOUT).diagnosed(sandwich("[" + GOOD_SIX + "]", null));

    assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TCP_TIMEOUT));
    assertThat(scene.judged().only()).isEmpty();
    assertThat(onlyOverIpv6(TIMEOUT).judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void nameThatFailsOverIpv6Alone_isABlock_whereAnotherNamePassesThere() {
    Diagnosis paired =
        paired(
            NameLayer.SNI,
            failed("[" + SIX + "]", NAME, TIMEOUT),
            answered("[" + SIX + "]", "neutral.example", "leaf"),
            answered("9.9.9.9", NAME, "leaf"),
            answered("9.9.9.9", "nobody.invalid", "leaf"));
    Verdict v = namelessOverIpv6().diagnosed(paired).judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_TIMEOUT));
    assertThat(v.only()).contains(IpVersion.IPV6);
  }

  @Test
  void serverThatIsOutOfOrderOverIpv6_isAccessible() {
    assertThat(namelessOverIpv6().judged().outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void wantOfPermission_isARoutersWord_onlyWhereARouterSaidSo() {
    Scene heard = onlyOverIpv6(PERMISSION_DENIED).diagnosed(synTrace(UNREACHABLE));
    Scene unheard = onlyOverIpv6(PERMISSION_DENIED).diagnosed(synTrace(SILENCE));

    assertThat(heard.judged().outcome()).isEqualTo(new Outcome.Blocked(Mechanism.IP_UNREACHABLE));
    assertThat(heard.judged().hop()).hasValue(2);
    assertThat(unheard.judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  private static Scene silentOverIpv6() {
    return open().tcp(SIX, TIMEOUT).tcp(SIX, TIMEOUT);
  }

  private static Scene namelessOverIpv6() {
    return open().tcp(SIX, null).tls(SIX, TIMEOUT).tls(SIX, TIMEOUT);
  }

  private static Scene open() {
    return Scene.of("https://site.example/")
        .controlResolves(REAL, SIX)
        .controlTcp(SIX, null)
        .controlTls(SIX, null, null)
        .dns("system", REAL, SIX)
        .dns("doh", REAL, SIX)
        .tcp(REAL, null)
        .tls(REAL, null)
        .http(REAL, 200, "Genuine", 1000);
  }

  private static Scene onlyOverIpv6(FailureKind kind) {
    return Scene.of("https://site.example/")
        .controlResolves(SIX)
        .controlTcp(SIX, null)
        .dns("system", SIX)
        .dns("doh", SIX)
        .tcp(SIX, kind)
        .tcp(SIX, kind);
  }

  private static Diagnosis sandwich(String neutral, FailureKind kind) {
    Attempt other = kind == null ? answered(neutral, "", "") : failed(neutral, "", kind);
    Attempt target = failed("[" + SIX + "]", "", TIMEOUT);
    return new Diagnosis.Sandwich(other, List.of(target), other, Extra.NONE);
  }

  private static Diagnosis synTrace(Came behind) {
    List<Came> steps = List.of(TIME_EXCEEDED, TIME_EXCEEDED, behind, behind);
    List<Came> way = List.of(TIME_EXCEEDED, TIME_EXCEEDED, TIME_EXCEEDED, Came.ANSWER);
    return new Diagnosis.HopTrace(
        HopKind.SYN, "[" + SIX + "]:443", "", hops(steps), hops(way), Extra.NONE);
  }

  private static List<HopStep> hops(List<Came> came) {
    List<HopStep> steps = new ArrayList<>();
    for (Came one : came) {
      steps.add(new HopStep(steps.size() + 1, one, RouterClass.UNKNOWN, Duration.ofMillis(9)));
    }
    return steps;
  }
}
