package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measurements as OONI's probes of several generations write them. Their own verdict fields say the
 * opposite of the facts in every one of them: nobody may read those.
 */
class OthersMeasurementsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "legacy-accessible, accessible,",
    "legacy-dns-nxdomain, blocked, dns.nxdomain",
    "legacy-tcp-timeout, blocked, tcp.timeout",
    "legacy-down, down,",
    "legacy-no-control, inconclusive,",
    "legacy-redirect-oldest-first, blocked, tls.reset",
    "legacy-known-block-page, blocked, http.blockpage",
    "mk-https-reset, blocked, tls.reset",
    "go-0.1-tls-timeout-without-address, blocked, tls.timeout",
    "go-0.4-content-network, accessible,",
    "go-0.5-sni-reset, blocked, tls.reset",
    "go-0.5-redirect-newest-first, accessible,",
    "go-0.5-refusal-of-this-client, server_side,",
    "go-0.5-own-network-down, inconclusive,",
    "go-0.5-flaky-then-fine, accessible,",
    "odd-types-everywhere, inconclusive,",
  })
  void factsAreJudged_notTheSubmittersVerdict(String name, String outcome, String mechanism)
      throws Exception {
    Verdict verdict = new Judge(Scene.REFERENCES).judge(MeasurementCodec.decode(read(name)));

    assertThat(verdict.outcome().label()).isEqualTo(outcome);
    assertThat(verdict.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null))
        .isEqualTo(mechanism);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in =
        OthersMeasurementsTest.class.getResourceAsStream("others/" + name + ".json")) {
      return in.readAllBytes();
    }
  }
}
