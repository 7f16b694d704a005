package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyKind_isReadBackFromItsOwnString(FailureKind kind) {
    assertThat(Failure.parse(kind.wire())).isEqualTo(Failure.of(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "ssl_unknown_autority, TLS_UNKNOWN_AUTHORITY",
    "dns_name_error, DNS_NXDOMAIN",
    "connection_refused_error, CONNECTION_REFUSED",
    "unknown_failure: odd thing, UNKNOWN",
    "something new, UNKNOWN",
  })
  void strangersSpelling_keepsItsTextAndGetsAKind(String text, FailureKind kind) {
    assertThat(Failure.parse(text)).isEqualTo(new Failure(kind, text));
  }

  @Test
  void unknown_saysWhatHappened() {
    assertThat(Failure.unknown("boom").text()).isEqualTo("unknown_failure: boom");
  }
}
