package org.burkit.collector.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.analysis.verdict.Judge;
import org.burkit.collector.alert.HookFile;
import org.burkit.collector.control.ControlTargets;
import org.burkit.collector.ingest.DoorTargets;
import org.burkit.collector.page.PageTargets;
import org.burkit.collector.query.QueryTargets;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.Tile;
import org.burkit.evidence.log.TlogProof;
import org.burkit.evidence.stamp.Stamp;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Bundle;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.fuzz.Corpus;

/**
 * Everything that reads what strangers send. Each takes any bytes, and throws nothing but what it
 * says it throws; that is caught here, so that whatever comes out is a fault.
 */
enum Target {
  MEASUREMENT(Target::measurement),
  LINES(DoorTargets::lines),
  REPORT(DoorTargets::report),
  GZIP(bytes -> DoorTargets.body("gzip", bytes)),
  ZSTD(bytes -> DoorTargets.body("zstd", bytes)),
  ACT(Target::act),
  QUESTION(bytes -> QueryTargets.question(text(bytes))),
  PASTED(bytes -> PageTargets.pasted(text(bytes))),
  NOTE(Target::note),
  PROOF(Target::proof),
  STATEMENT(Target::statement),
  STAMP(bytes -> Stamp.read(bytes).ifPresent(Stamp::pem)),
  EVIDENCE(bytes -> Verifier.verify(bytes, new Trusted(List.of(), List.of(), List.of()))),
  LISTS(Target::lists),
  HOOKS(Target::hooks),
  ANSWER(ControlTargets::answer);

  private static final Judge JUDGE = new Judge(Lists.bundled().references());

  private final Corpus.Reader reader;

  Target(Corpus.Reader reader) {
    this.reader = reader;
  }

  void read(byte[] bytes) throws Exception {
    reader.read(bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void measurement(byte[] bytes) {
    try {
      var found = MeasurementCodec.identify(bytes);
      JUDGE.judge(found.measurement());
      byte[] again = MeasurementCodec.canonical(bytes);
      if (!MeasurementCodec.id(again).equals(found.id())) {
        throw new IllegalStateException("the canonical form has another id");
      }
    } catch (MalformedMeasurementException refused) {
      expectWords(refused);
    }
  }

  private static void act(byte[] bytes) {
    try {
      ActCodec.draft(CanonicalJson.parse(bytes));
    } catch (MalformedMeasurementException | MalformedActException refused) {
      expectWords(refused);
    }
  }

  private static void note(byte[] bytes) {
    String text = text(bytes);
    Note.parse(text).ifPresent(note -> expectSame(note.toString(), text));
    Checkpoint.parse(text).ifPresent(tree -> expectSame(tree.text(), text));
    NoteKey.parse(text).ifPresent(key -> expectSame(key.vkey(), text));
    Tile.parse(text).ifPresent(tile -> expectSame(tile.path(), text));
    NoteSigner.parse(text);
  }

  private static void proof(byte[] bytes) {
    String text = text(bytes);
    TlogProof.parse(text).ifPresent(proof -> expectSame(proof.toString(), text));
  }

  private static void statement(byte[] bytes) {
    try {
      Statement.parse(bytes);
    } catch (org.burkit.evidence.bundle.Unfit refused) {
      expectWords(refused);
    }
  }

  private static void lists(byte[] bytes) {
    try {
      Bundle.parse(bytes);
    } catch (org.burkit.lists.bundle.Unfit refused) {
      expectWords(refused);
    }
  }

  private static void hooks(byte[] bytes) {
    try {
      Path file = Files.createTempFile("burkit-fuzz", ".yaml");
      try {
        Files.write(file, bytes);
        HookFile.read(file, new ArrayList<>());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void expectWords(Exception refused) {
    if (String.valueOf(refused.getMessage()).isBlank()) {
      throw new IllegalStateException("a refusal without words", refused);
    }
  }

  private static void expectSame(String written, String read) {
    if (!written.equals(read)) {
      throw new IllegalStateException("read and written again, it is another text");
    }
  }
}
