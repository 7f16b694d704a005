package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AltSvcTest {

  @Test
  void offerOfHttp3AtTheSameHost_isItsPort() {
    assertThat(AltSvc.http3Port("h3=\":443\"; ma=86400")).contains(443);
    assertThat(AltSvc.http3Port("h2=\":443\", h3=\":8443\"; ma=60")).contains(8443);
  }

  @Test
  void otherHostDraftOrNonsense_isNoOffer() {
    assertThat(AltSvc.http3Port("h3=\"alt.example:443\"")).isEmpty();
    assertThat(AltSvc.http3Port("h3-29=\":443\"")).isEmpty();
    assertThat(AltSvc.http3Port("h3=\":99999\"")).isEmpty();
    assertThat(AltSvc.http3Port("clear")).isEmpty();
  }
}
