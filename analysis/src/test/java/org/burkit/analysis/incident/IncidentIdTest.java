package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;

class IncidentIdTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final MeasurementId FIRST = new MeasurementId("ab".repeat(32));

  private final IncidentId id = IncidentId.of(new CountryCode("KZ"), FIRST);

  @Test
  void id_isTheSameForTheSameIncident() {
    assertThat(IncidentId.of(new CountryCode("KZ"), FIRST)).isEqualTo(id);
    assertThat(IncidentId.of(new CountryCode("KZ"), new MeasurementId("cd".repeat(32))))
        .isNotEqualTo(id);
  }

  /** Reckoned apart from this code: SHA-256, five bits of a byte, Luhn's algorithm mod 32. */
  @Test
  void names_areForEver() {
    assertThat(id).hasToString("KZ-00Y1CNMZ-P");
    assertThat(
            IncidentId.ofShutdown(
                new Network(new CountryCode("KZ"), new Asn(64501)), LocalDate.of(2026, 11, 24), 1))
        .hasToString("KZ-JTJRF65T-1");
  }

  @Test
  void ids_areInOrderOfTheirText() {
    IncidentId other = IncidentId.of(new CountryCode("UZ"), FIRST);

    assertThat(id).isLessThan(other);
    assertThat(other).isGreaterThan(id);
  }

  @Test
  void everySingleWrongCharacter_isFound() {
    for (int i = 3; i < 11; i++) {
      for (char c : ALPHABET.toCharArray()) {
        String typed = id.text().substring(0, i) + c + id.text().substring(i + 1);
        assertThat(IncidentId.parse(typed).isPresent()).isEqualTo(typed.equals(id.text()));
      }
    }
  }

  @Test
  void retypedCarelessly_isRead() {
    assertThat(IncidentId.parse(" " + id.text().toLowerCase(java.util.Locale.ROOT) + " "))
        .contains(id);
    assertThat(IncidentId.parse("")).isEmpty();
    assertThat(IncidentId.parse("../../etc/passwd")).isEmpty();
  }
}
