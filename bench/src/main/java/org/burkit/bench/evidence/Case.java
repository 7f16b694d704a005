package org.burkit.bench.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.collector.Submissions;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.bundle.Dossier.Held;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.leaf.Received;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TiledSubtrees;
import org.burkit.evidence.log.Tree;
import org.burkit.evidence.log.TreeWriter;
import org.burkit.evidence.recount.Recount;
import org.burkit.evidence.recount.Witness;
import org.burkit.evidence.redact.Redaction;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.Asn;
import org.burkit.model.CanonicalJson;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;

/**
 * One site that twenty probes in two networks watch every hour, open at first and then blocked, in
 * a log of its own.
 */
record Case(Path directory, NoteSigner signer) {
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final int PROBES = 20;
  private static final String FILLER = "0123456789abcdef".repeat(240);

  Dossier dossier(int measurements) throws IOException {
    var files = new TileFiles(directory);
    TreeWriter tree = TreeWriter.open(files, 0, Hash.EMPTY);
    var held = new ArrayList<Held>();
    try {
      for (int i = 0; i < measurements; i++) {
        Held one = held(i, i >= measurements / 2);
        held.add(one);
        ObjectNode json = CanonicalJson.parse(one.body().getBytes(StandardCharsets.UTF_8));
        Seed seed = one.seed().orElseThrow();
        tree.append(Leaf.Measured.of(Fields.of(json, one.received(), seed)).bytes());
      }
      Lists lists = Lists.bundled();
      var edition = new Statement.Edition(IncidentFold.METHOD, lists.references().digest());
      Instant made = BEGIN.plus(Duration.ofHours(measurements / PROBES + 1));
      Statement statement = Statement.of(incident(held, lists), List.of(), 1, made, edition);
      long leaf = tree.size();
      tree.append(statement.leaf().bytes());
      tree.commit();
      var checkpoint = new Checkpoint(signer.key().name(), tree.size(), tree.root());
      return new Dossier(
          statement,
          leaf,
          held,
          0,
          ListFiles.bundled(),
          lists,
          Note.signed(checkpoint.text(), signer),
          new Tree(tree.size(), new TiledSubtrees(files, tree.size()))::inclusion,
          Dossier.Authority.NONE,
          List.of(),
          Optional.empty(),
          "");
    } catch (MalformedMeasurementException e) {
      throw new IllegalStateException("what was made here is a measurement", e);
    }
  }

  private static Held held(int number, boolean blocked) throws MalformedMeasurementException {
    int probe = number % PROBES;
    Instant time = BEGIN.plus(Duration.ofHours(number / PROBES)).plusSeconds(60L * probe);
    byte[] plain =
        blocked
            ? Submissions.blocked("sau.example", probe, time)
            : new Submissions(time).accessible(probe);
    ObjectNode node = CanonicalJson.parse(plain);
    node.put("probe_asn", "AS" + (64501 + probe % 2)).put("x_filler", FILLER);
    byte[] body = Canonical.bytes(node);
    byte[] secret = new byte[Seed.BYTES];
    secret[0] = 1;
    secret[1] = (byte) number;
    secret[2] = (byte) (number >> 8);
    var received =
        new Received(
            MeasurementCodec.id(body),
            time.plusSeconds(2),
            "api",
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            "%016x".formatted(probe + 1));
    String text = new String(body, StandardCharsets.UTF_8);
    return new Held(number, Optional.of(Seed.of(secret)), received, text, "probe" + probe);
  }

  private static Incident incident(List<Held> held, Lists lists)
      throws MalformedMeasurementException {
    var recount = new Recount(lists);
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), lists.canaries());
    for (Held one : held) {
      byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
      Witness witness = Witness.of(one.received(), MeasurementCodec.decode(body), one.probe());
      recount.judge(witness).ballot().ifPresent(fold::add);
    }
    return new Redaction(_ -> true).of(fold.incidents().getFirst()).orElseThrow();
  }
}
