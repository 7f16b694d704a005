package org.burkit.probe.nettest.webconnectivity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.NAME;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.connect;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.control;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.handshake;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.lookup;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.page;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.seen;

import java.util.List;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.probe.control.ControlAnswer;
import org.junit.jupiter.api.Test;

class SuspicionsTest {
  private static final String HTTPS = "https://" + NAME + "/";
  private static final String HTTP = "http://" + NAME + "/";

  @Test
  void pageThatCame_raisesNone() {
    assertThat(of(connect(null), handshake(null), page(HTTPS, 200, "Title", 4000, 1, null)))
        .isEmpty();
  }

  @Test
  void handshakeThatFails_raisesItsName() {
    assertThat(of(connect(null), handshake(FailureKind.CONNECTION_RESET)))
        .singleElement()
        .isInstanceOf(Suspicion.ServerName.class);
  }

  @Test
  void handshakeThatSucceedsAtLast_raisesNone() {
    assertThat(of(handshake(FailureKind.CONNECTION_RESET), handshake(null))).isEmpty();
  }

  @Test
  void connectionsThatFail_raiseTheAddress() {
    assertThat(of(connect(FailureKind.TIMEOUT), connect(FailureKind.TIMEOUT)))
        .singleElement()
        .isInstanceOf(Suspicion.Address.class);
  }

  @Test
  void plainPageUnlikeTheControls_raisesTheHost() {
    assertThat(of(connect(null), page(HTTP, 200, "Forbidden by order", 900, 1, null)))
        .singleElement()
        .isInstanceOf(Suspicion.Host.class);
    assertThat(of(connect(null), page(HTTP, 200, "Title", 900, 1, null))).isEmpty();
  }

  @Test
  void plainVisitorsWhoAreSentOnToTls_raiseNone() {
    assertThat(of(page(HTTP, 301, "", 0, 1, null), page(HTTPS, 200, "Title", 900, 1, null)))
        .isEmpty();
  }

  @Test
  void pageThatIsCut_raisesItsPace() {
    assertThat(of(connect(null), page(HTTP, 200, "", 90_000, 1, FailureKind.CONNECTION_RESET)))
        .singleElement()
        .isInstanceOf(Suspicion.Pace.class);
  }

  @Test
  void largePageThatComesSlowly_raisesItsPace() {
    assertThat(of(handshake(null), page(HTTPS, 200, "Title", 200_000, 4, null)))
        .singleElement()
        .isInstanceOf(Suspicion.Pace.class);
    assertThat(of(handshake(null), page(HTTPS, 200, "Title", 20_000, 4, null))).isEmpty();
  }

  @Test
  void pageThatFallsSilent_raisesItsPace() {
    assertThat(of(handshake(null), page(HTTPS, 200, "", 16_000, 10, FailureKind.TIMEOUT)))
        .singleElement()
        .isInstanceOf(Suspicion.Pace.class);
  }

  @Test
  void whatFailsForTheControlToo_raisesNone() {
    assertThat(
            Suspicions.of(
                seen(
                    control(FailureKind.TIMEOUT),
                    List.of(connect(FailureKind.TIMEOUT), connect(FailureKind.TIMEOUT)))))
        .isEmpty();
  }

  @Test
  void withoutAControl_whatFailsIsSuspiciousAllTheSame() {
    assertThat(Suspicions.of(seen(ControlAnswer.NONE, List.of(handshake(FailureKind.TIMEOUT)))))
        .hasSize(1);
  }

  @Test
  void resolverThatGivesAnUnprovenAddress_isSuspicious() {
    assertThat(of(lookup("system", "6.6.6.6"), lookup("doh", "5.5.5.5")))
        .singleElement()
        .isInstanceOf(Suspicion.Resolver.class);
    assertThat(of(lookup("system", "5.5.5.5"), lookup("doh", "5.5.5.5"))).isEmpty();
  }

  private static List<Suspicion> of(Observation... observations) {
    return Suspicions.of(seen(control(null), List.of(observations)));
  }
}
