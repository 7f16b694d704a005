package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.evidence.leaf.Disclosure;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.TlogProof;
import org.burkit.evidence.recount.Judged;
import org.burkit.evidence.recount.Recount;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/** Makes a bundle. One thread, once. */
public final class BundleWriter {
  private final Dossier dossier;
  private final NoteSigner signer;
  private final SortedMap<String, byte[]> content = new TreeMap<>();
  private final List<Exhibit> exhibits = new ArrayList<>();
  private final List<Long> erased = new ArrayList<>();

  private BundleWriter(Dossier dossier, NoteSigner signer) {
    this.dossier = dossier;
    this.signer = signer;
  }

  /** The bytes of the bundle: the same for the same dossier and key. */
  public static byte[] write(Dossier dossier, NoteSigner signer) throws IOException {
    return new BundleWriter(dossier, signer).bag().zip();
  }

  private Bag bag() throws IOException {
    exhibits();
    content.put(Bundle.STATEMENT, dossier.statement().bytes());
    content.put(Bundle.MEASUREMENTS, lines());
    json(Bundle.VERDICT, Verdicts.json(dossier.lists(), judged()));
    json(Bundle.REDACTIONS, Redactions.of(exhibits, erased, dossier.leftOut()).json());
    dossier.files().files().forEach((name, bytes) -> content.put(Bundle.LISTS + name, bytes));
    proofs();
    text(Bundle.KEYS, signer.key().vkey() + "\n");
    text("bag-info.txt", info());
    new Papers(dossier.statement(), dossier.address()).files().forEach(this::text);
    return Bag.signed(dossier.statement().name(), content, signer);
  }

  private void exhibits() throws IOException {
    var roles = Roles.of(dossier.statement().incident());
    var probes = new Tokens("p");
    var prefixes = new Tokens("a");
    for (Dossier.Held held : dossier.measurements()) {
      if (held.seed().isEmpty()) {
        erased.add(held.index());
        continue;
      }
      List<Disclosure> fields = Fields.of(tree(held.body()), held.received(), held.seed().get());
      Map<String, Disclosure> shown =
          fields.stream()
              .filter(f -> !f.name().equals(Fields.PROBE) && !f.name().equals(Fields.PREFIX))
              .collect(Collectors.toMap(Disclosure::name, f -> f));
      exhibits.add(
          new Exhibit(
              held.index(),
              Leaf.Measured.of(fields),
              shown,
              roles.of(held.received().id()),
              probes.of(held.probe()),
              prefixes.of(held.received().prefix())));
    }
  }

  private static ObjectNode tree(String body) throws IOException {
    try {
      return CanonicalJson.parse(body.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedMeasurementException e) {
      throw new IOException("an entry of the journal is no measurement any more", e);
    }
  }

  private List<Judged> judged() {
    var recount = new Recount(dossier.lists());
    return exhibits.stream()
        .flatMap(exhibit -> exhibit.witness().stream())
        .map(recount::judge)
        .toList();
  }

  private byte[] lines() {
    var lines = new ByteArrayOutputStream();
    for (Exhibit exhibit : exhibits) {
      lines.writeBytes(Canonical.bytes(exhibit.json()));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private void proofs() throws IOException {
    String checkpoint = dossier.checkpoint().toString();
    text(Bundle.CHECKPOINT, checkpoint);
    text(Bundle.STATEMENT_PROOF, proof(dossier.leaf(), checkpoint));
    for (Exhibit exhibit : exhibits) {
      text(Bundle.proof(exhibit.index()), proof(exhibit.index(), checkpoint));
    }
  }

  private String proof(long leaf, String checkpoint) throws IOException {
    return new TlogProof(leaf, dossier.paths().of(leaf), checkpoint).toString();
  }

  private String info() {
    long bytes =
        content.entrySet().stream()
            .filter(file -> file.getKey().startsWith(Bag.DATA))
            .mapToLong(file -> file.getValue().length)
            .sum();
    long files = content.keySet().stream().filter(name -> name.startsWith(Bag.DATA)).count();
    return "External-Identifier: "
        + dossier.statement().name()
        + "\nBagging-Date: "
        + dossier.statement().made().toString().substring(0, 10)
        + "\nPayload-Oxum: "
        + bytes
        + "."
        + files
        + "\n";
  }

  private void json(String name, JsonNode node) {
    content.put(name, Canonical.bytes(node));
  }

  private void text(String name, String text) {
    content.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
