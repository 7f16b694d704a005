package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.TlogProof;
import org.burkit.evidence.redact.Hours;
import org.burkit.evidence.stamp.Stamp;
import org.burkit.model.Observation;
import org.burkit.model.Sha256;

/**
 * Makes a bundle. One thread, once; what people read in it is written by another meanwhile, since
 * the measurements do not matter to it.
 */
public final class BundleWriter {
  private final Dossier dossier;
  private final NoteSigner signer;
  private final SortedMap<String, byte[]> content = new TreeMap<>();
  private final FutureTask<SortedMap<String, byte[]>> papers;
  private final Exhibition.Shown shown;

  private BundleWriter(Dossier dossier, NoteSigner signer) throws IOException {
    this.dossier = dossier;
    this.signer = signer;
    this.papers = new FutureTask<>(new Papers(dossier.statement(), dossier.address())::files);
    Thread.ofPlatform().daemon().name("papers").start(papers);
    this.shown = Exhibition.of(dossier);
  }

  /** The bytes of the bundle: the same for the same dossier and key. */
  public static byte[] write(Dossier dossier, NoteSigner signer) throws IOException {
    return new BundleWriter(dossier, signer).bag().zip();
  }

  private Bag bag() throws IOException {
    content.put(Bundle.STATEMENT, dossier.statement().bytes());
    content.put(Bundle.MEASUREMENTS, lines());
    json(Bundle.VERDICT, Verdicts.json(dossier.lists(), shown.judged()));
    json(
        Bundle.REDACTIONS,
        Redactions.of(shown.exhibits(), shown.erased(), dossier.leftOut()).json());
    dossier.files().files().forEach((name, bytes) -> content.put(Bundle.LISTS + name, bytes));
    proofs();
    text(Bundle.KEYS, signer.key().vkey() + "\n");
    for (int i = 0; i < dossier.handovers().size(); i++) {
      text(Bundle.handover(i + 1), dossier.handovers().get(i).toString());
    }
    dossier.certificate().ifPresent(note -> text(Bundle.CERTIFICATE, note.toString()));
    content.putAll(papers());
    archive();
    text("bag-info.txt", info());
    stamp();
    return Bag.signed(dossier.statement().name(), content, signer);
  }

  private SortedMap<String, byte[]> papers() throws IOException {
    try {
      return papers.get();
    } catch (ExecutionException e) {
      throw new IOException("the papers of the bundle cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the papers are written");
    }
  }

  private byte[] lines() {
    var lines = new ByteArrayOutputStream();
    for (Exhibit exhibit : shown.exhibits()) {
      lines.writeBytes(Canonical.bytes(exhibit.json()));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private void proofs() throws IOException {
    String checkpoint = dossier.checkpoint().toString();
    text(Bundle.CHECKPOINT, checkpoint);
    text(Bundle.STATEMENT_PROOF, proof(dossier.leaf(), checkpoint));
    for (Exhibit exhibit : shown.exhibits()) {
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

  private void archive() {
    pages().ifPresent(file -> content.put("data/blockpages.warc", file));
    content.put(
        "data/custody.jsonl",
        new Custody(dossier.statement(), dossier.leaf(), shown.exhibits(), signer.key().name())
            .file());
    var catalogue = new Catalogue(dossier.statement(), dossier.address());
    json("data/datacite.json", catalogue.datacite());
    json("data/provenance.jsonld", catalogue.provenance());
    text("data/stop-row.csv", catalogue.stop());
  }

  /** What servers, or those in their place, answered in the measurements that it rests on. */
  private Optional<byte[]> pages() {
    var warc = new Warc();
    warc.info(dossier.statement().name(), dossier.statement().made());
    for (Exhibit exhibit : shown.exhibits()) {
      if (exhibit.role() == Exhibit.Role.USED) {
        exhibit.measurement().stream()
            .flatMap(measurement -> measurement.all(Observation.HttpExchange.class).stream())
            .forEach(http ->
                http.response()
                    .ifPresent(page -> warc.page(http.url(), page, Hours.begin(exhibit.time()))));
      }
    }
    return warc.file();
  }

  /** Once all that lies in {@code data/} is there. */
  private void stamp() throws IOException {
    Optional<byte[]> token = dossier.authority().token(Sha256.of(Bag.manifest(content)));
    if (token.isPresent()) {
      content.put(Bundle.TOKEN, token.get());
      text(Bundle.AUTHORITY, Stamp.read(token.get()).map(Stamp::pem).orElse(""));
    }
  }

  private void json(String name, JsonNode node) {
    content.put(name, Canonical.bytes(node));
  }

  private void text(String name, String text) {
    content.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
