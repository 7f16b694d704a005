package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.ServiceFunction;
import org.junit.jupiter.api.Test;
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
    "telegram-all-works, accessible,",
    "telegram-messages-dropped, blocked, tcp.timeout",
    "telegram-line-dead, inconclusive,",
    "telegram-one-of-ten-fails, accessible,",
    "whatsapp-endpoints-reset, blocked, tcp.reset",
    "whatsapp-all-works, accessible,",
    "signal-sni-reset, blocked, tls.reset",
    "signal-certificate-of-one-outdated, inconclusive,",
    "messenger-all-works, accessible,",
    "messenger-names-denied, blocked, dns.nxdomain",
  })
  void factsAreJudged_notTheSubmittersVerdict(String name, String outcome, String mechanism)
      throws Exception {
    Verdict verdict = new Judge(Scene.REFERENCES).judge(MeasurementCodec.decode(read(name)));

    assertThat(verdict.outcome().label()).isEqualTo(outcome);
    assertThat(verdict.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null))
        .isEqualTo(mechanism);
  }

  @Test
  void app_isExplainedByFunction() throws Exception {
    Verdict verdict =
        new Judge(Scene.REFERENCES)
            .judge(MeasurementCodec.decode(read("telegram-messages-dropped")));

    assertThat(verdict.functions())
        .extracting(FunctionVerdict::function, FunctionVerdict::state)
        .containsExactly(
            tuple(ServiceFunction.MESSAGES, "fails"), tuple(ServiceFunction.WEB, "works"));
    assertThat(new Explanations(Locale.ENGLISH).why(verdict))
        .startsWith("telegram.org: messages do not work; the web version works.");
    assertThat(new Explanations(Locale.of("kk")).why(verdict))
        .contains("хабарламалар жұмыс істемейді", "веб-нұсқа жұмыс істейді");
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in =
        OthersMeasurementsTest.class.getResourceAsStream("others/" + name + ".json")) {
      return in.readAllBytes();
    }
  }
}
