package org.burkit.probe.nettest.webconnectivity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.NAME;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.control;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.hideable;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.said;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.seen;

import java.util.List;
import java.util.Optional;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.junit.jupiter.api.Test;

class HideableTest {
  private static final String FIRST = "192.0.2.1:443";
  private static final String SECOND = "192.0.2.2:443";

  @Test
  void recordWithConfigurations_isTriedWhereTheNameStood() {
    Hideable found =
        in(
                hideable("system", "", Optional.empty()),
                said(FIRST, FailureKind.TIMEOUT),
                said(SECOND, null))
            .orElseThrow();

    assertThat(found.name()).isEqualTo(NAME);
    assertThat(found.at().ip().getHostAddress()).isEqualTo("192.0.2.2");
    assertThat(found.configs().publicName()).isEqualTo("cover.example");
    assertThat(found.fails()).isFalse();
  }

  @Test
  void nameThatNeverStood_isTriedAtItsFirstAddress() {
    Hideable found =
        in(hideable("doh", "", Optional.empty()), said(FIRST, FailureKind.TIMEOUT)).orElseThrow();

    assertThat(found.at().ip().getHostAddress()).isEqualTo("192.0.2.1");
    assertThat(found.fails()).isTrue();
  }

  @Test
  void recordOfAnotherServer_isLeftOut() {
    assertThat(in(hideable("doh", "other.example", Optional.empty()), said(FIRST, null))).isEmpty();
    assertThat(in(hideable("doh", "", Optional.of(8443)), said(FIRST, null))).isEmpty();
  }

  @Test
  void withoutRecordOrHandshake_thereIsNothingToHide() {
    assertThat(in(said(FIRST, null))).isEmpty();
    assertThat(in(hideable("doh", "", Optional.empty()))).isEmpty();
  }

  private static Optional<Hideable> in(Observation... observations) {
    return Hideable.in(seen(control(null), List.of(observations)));
  }
}
