package org.burkit.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  /** The example of the package of Go that signed notes come from. */
  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  /** The example of tlog-checkpoint. */
  private static final String CHECKPOINT =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
      """;

  @Test
  void noteOfAnother_verifiesByItsKey() {
    NoteKey key = NoteKey.parse(VKEY).orElseThrow();
    Note note = Note.parse(NOTE).orElseThrow();
    assertThat(note.isSignedBy(key)).isTrue();
    assertThat(note).hasToString(NOTE);
    Note other = new Note(note.text().replace("your", "my"), note.signatures());
    assertThat(other.isSignedBy(key)).isFalse();
  }

  @Test
  void ownNote_verifiesByItsOwnKeyAlone_alsoAfterWriting() {
    NoteSigner signer = NoteSigner.generate("log.example/burkit");
    NoteSigner stranger = NoteSigner.generate("log.example/burkit");
    Note note = Note.parse(Note.signed(CHECKPOINT, signer).toString()).orElseThrow();
    assertThat(note.isSignedBy(NoteKey.parse(signer.key().vkey()).orElseThrow())).isTrue();
    assertThat(note.isSignedBy(stranger.key())).isFalse();
    NoteSigner read = NoteSigner.parse(signer.text()).orElseThrow();
    assertThat(Note.signed(CHECKPOINT, read)).isEqualTo(note);
    String mixed = signer.text().lines().toList().getFirst() + "\n" + stranger.key().vkey();
    assertThat(NoteSigner.parse(mixed)).isEmpty();
  }

  @Test
  void oneWrongSignatureInTheNameOfAKey_spoilsTheNote() {
    NoteSigner signer = NoteSigner.generate("log.example/burkit");
    Note note = Note.signed(CHECKPOINT, signer);
    Note.Line wrong = Note.line(signer.key(), signer.sign(new byte[] {1}));
    assertThat(note.with(wrong).isSignedBy(signer.key())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\nno dash\n",
        "text\n\n— name !!!!\n",
        "text\n\n— two words AAAAAAA=\n",
        "text\n\n— name AAAAAAA=",
        "text\twith a control character\n\n— name AAAAAAA=\n",
        "text\n\n— name AAAAAAA=\nmore\n",
      })
  void whatIsNoNote_isNotRead(String text) {
    assertThat(Note.parse(text)).isEmpty();
  }

  @Test
  void checkpoint_isReadInItsOneForm() {
    Checkpoint read = Checkpoint.parse(CHECKPOINT).orElseThrow();
    assertThat(read.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(read.size()).isEqualTo(20_852_163);
    assertThat(read.text()).isEqualTo(CHECKPOINT);
    for (String wrong :
        List.of(
            CHECKPOINT.replace("20852163", "020852163"),
            CHECKPOINT.replace("20852163", "-1"),
            CHECKPOINT.replace("=", ""),
            CHECKPOINT + "extension\n",
            CHECKPOINT.strip())) {
      assertThat(Checkpoint.parse(wrong)).isEmpty();
    }
  }

  @Test
  void cosignature_tellsItsTime_ofThisTextAlone() {
    NoteSigner log = NoteSigner.generate("log.example/burkit");
    NoteSigner witness = NoteSigner.witness("witness.example/w");
    Instant time = Instant.parse("2026-11-24T07:00:00Z");
    Note.Line line = Cosignature.sign(CHECKPOINT, time, witness);
    Note note = Note.parse(Note.signed(CHECKPOINT, log).with(line).toString()).orElseThrow();
    assertThat(note.isSignedBy(log.key())).isTrue();
    assertThat(Cosignature.time(note, witness.key())).contains(time);
    assertThat(Cosignature.time(note, log.key())).isEmpty();
    Note forked = Note.signed(CHECKPOINT.replace("Cs", "Ct"), log).with(line);
    assertThat(Cosignature.time(forked, witness.key())).isEmpty();
  }

  @Test
  void key_isReadOnlyWithItsOwnId() {
    assertThat(NoteKey.parse(VKEY.replace("c74f20a3", "c74f20a4"))).isEmpty();
    assertThat(NoteKey.parse(VKEY.replace("Peter", "Piter"))).isEmpty();
    assertThat(NoteKey.parse("")).isEmpty();
    assertThat(NoteKey.isName("a b")).isFalse();
    assertThat(NoteKey.isName("a+b")).isFalse();
  }

  @Test
  void proof_isReadBack_andProvesItsEntryAlone() throws Exception {
    Tree tree = Leaves.tree(Leaves.KNOWN);
    var checkpoint = new Checkpoint("log.example", tree.size(), tree.root());
    Note note = Note.signed(checkpoint.text(), NoteSigner.generate("log.example"));
    var proof = new TlogProof(3, tree.inclusion(3), note.toString());
    TlogProof read = TlogProof.parse(proof.toString()).orElseThrow();
    assertThat(read).isEqualTo(proof);
    assertThat(read.proves(Leaves.KNOWN.get(3), checkpoint)).isTrue();
    assertThat(read.proves(Leaves.KNOWN.get(4), checkpoint)).isFalse();
    assertThat(TlogProof.parse(proof.toString().replace("index 3", "index 03"))).isEmpty();
    assertThat(TlogProof.parse(note.toString())).isEmpty();
  }
}
