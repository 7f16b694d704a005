package org.burkit.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-11-01T00:00:00Z");

  private final NoteSigner root = NoteSigner.generate("burkit.example/root");
  private final NoteKey key = NoteSigner.generate("collector.example/log").key();
  private final Note note = new Certificate(root.key(), key, FROM, UNTIL).signedBy(root);

  @Test
  void certificate_readsAsItWasWritten_andIsNoCheckpoint() {
    Note again = Note.parse(note.toString()).orElseThrow();
    assertThat(Certificate.of(again)).contains(new Certificate(root.key(), key, FROM, UNTIL));
    assertThat(Checkpoint.parse(note.text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-11-01T00:00:00Z, 2028-11-01T00:00:00Z",
    "2027-11-01T00:00:00Z, 2025-11-01T00:00:00Z",
    "2027-11-01T00:00:00Z, 2027-11-01T00:00:00.000Z",
    "2027-11-01T00:00:00Z, never",
    "certificate/v1, certificate/v2",
    "burkit.example/root, other.example/root",
  })
  void whatSaysSomethingElse_isNone_evenWhereTheRootSignedIt(String said, String other) {
    String text = note.text().replace(said, other);
    assertThat(text).isNotEqualTo(note.text());
    assertThat(Certificate.of(new Note(text, note.signatures()))).isEmpty();
    boolean reads = other.equals("2028-11-01T00:00:00Z");
    assertThat(Certificate.of(Note.signed(text, root)).isPresent()).isEqualTo(reads);
  }

  @Test
  void whatAnotherSigned_isNone() {
    NoteSigner stranger = NoteSigner.generate("burkit.example/root");
    assertThat(Certificate.of(Note.signed(note.text(), stranger))).isEmpty();
    var certificate = new Certificate(root.key(), key, FROM, UNTIL);
    assertThatThrownBy(() -> certificate.signedBy(stranger))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rootOrTimesThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> new Certificate(root.key(), root.key(), FROM, UNTIL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Certificate(root.key(), key, UNTIL, FROM))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Certificate(root.key(), key, FROM.plusNanos(1), UNTIL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
