package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.TlogProof;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Sha256;

/** What is written in a bag, read without trusting any of it. Immutable. */
public record Bundle(Bag bag) {
  static final String STATEMENT = "data/incident.json";
  static final String MEASUREMENTS = "data/measurements.jsonl";
  static final String VERDICT = "data/verdict.json";
  static final String REDACTIONS = "data/redactions.json";
  static final String LISTS = "data/lists/";
  static final String CHECKPOINT = "proofs/checkpoint";
  static final String STATEMENT_PROOF = "proofs/incident.tlog-proof";
  static final String KEYS = "proofs/keys.txt";
  static final String CERTIFICATE = "proofs/certificate.note";
  static final String TOKEN = "proofs/timestamp.tst";
  static final String AUTHORITY = "proofs/timestamp-chain.pem";

  static String handover(int number) {
    return "proofs/handover-" + number + ".note";
  }

  static String proof(long leaf) {
    return "proofs/measurements/" + leaf + ".tlog-proof";
  }

  public Statement statement() throws Unfit {
    return Statement.parse(bag.bytes(STATEMENT));
  }

  /** In the order of the file. */
  public List<Exhibit> exhibits() throws Unfit {
    var exhibits = new ArrayList<Exhibit>();
    for (String line : bag.text(MEASUREMENTS).split("\n")) {
      if (!line.isEmpty()) {
        try {
          exhibits.add(Exhibit.of(CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8))));
        } catch (MalformedMeasurementException e) {
          throw new Unfit("a line of " + MEASUREMENTS + " does not read: " + e.getMessage());
        }
      }
    }
    return List.copyOf(exhibits);
  }

  /** Missing where it does not read. */
  public JsonNode verdicts() {
    return json(VERDICT);
  }

  /** What it withholds, counted anew; what it leaves out it alone can say. */
  public Redactions redactions(List<Exhibit> exhibits) {
    JsonNode said = json(REDACTIONS);
    var erased = new ArrayList<Long>();
    said.path("erased").forEach(leaf -> erased.add(leaf.asLong()));
    return Redactions.of(exhibits, erased, said.path("left_out").asInt());
  }

  /** True where its own words on what it withholds are these. */
  public boolean says(Redactions redactions) {
    return Verdicts.same(json(REDACTIONS), redactions.json());
  }

  private JsonNode json(String file) {
    try {
      return CanonicalJson.parse(bag.bytes(file));
    } catch (MalformedMeasurementException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  public Lists lists() throws Unfit {
    var files = new TreeMap<String, byte[]>();
    bag.files()
        .forEach((name, bytes) -> {
          if (name.startsWith(LISTS)) {
            files.put(name.substring(LISTS.length()), bytes);
          }
        });
    try {
      return Lists.read(new ListFiles(files));
    } catch (FaultyListsException | IOException e) {
      throw new Unfit("the lists in it do not read: " + e.getMessage());
    }
  }

  /** The key that it says it is signed with. */
  public Optional<NoteKey> key() {
    return NoteKey.parse(bag.text(KEYS).strip());
  }

  /** From earlier keys of the log to later ones. */
  public List<Note> handovers() {
    var handovers = new ArrayList<Note>();
    for (int number = 1; bag.files().containsKey(handover(number)); number++) {
      Note.parse(bag.text(handover(number))).ifPresent(handovers::add);
    }
    return handovers;
  }

  /** What a root says of the key; empty where there is none that reads. */
  public Optional<Certificate> certificate() {
    return Note.parse(bag.text(CERTIFICATE)).flatMap(Certificate::of);
  }

  public String checkpointText() {
    return bag.text(CHECKPOINT);
  }

  public Optional<Note> checkpoint() {
    return Note.parse(checkpointText());
  }

  public Optional<TlogProof> statementProof() {
    return TlogProof.parse(bag.text(STATEMENT_PROOF));
  }

  /** An authority's timestamp over {@link #stamped}; empty where there is none. */
  public Optional<byte[]> token() {
    return Optional.of(bag.bytes(TOKEN)).filter(bytes -> bytes.length > 0);
  }

  /** The SHA-256 of the manifest, which has the digest of all that lies in {@code data/}. */
  public byte[] stamped() {
    return Sha256.of(bag.bytes(Bag.MANIFEST));
  }

  public Optional<TlogProof> proof(Exhibit exhibit) {
    return TlogProof.parse(bag.text(proof(exhibit.index())));
  }
}
