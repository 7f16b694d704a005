package org.burkit.evidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.evidence.bundle.BundleWriter;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.bundle.Dossier.Held;
import org.burkit.evidence.bundle.Statement;
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
import org.burkit.model.MeasurementCodec;

/** A log of its own, with {@code sau.example} first open and then blocked in two networks. */
public final class World {
  public static final String ORIGIN = "collector.example/log";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Instant BEGIN = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant MADE = BEGIN.plus(Duration.ofDays(1));
  private static final int PROBES = 6;

  private final TileFiles files;
  private final TreeWriter tree;
  private final NoteSigner signer;
  private final List<Held> held = new ArrayList<>();
  private final List<Long> statements = new ArrayList<>();
  private final Lists lists = Lists.bundled();
  private final List<Note> handovers = new ArrayList<>();
  private Optional<Note> certificate = Optional.empty();
  private Dossier.Authority authority = Dossier.Authority.NONE;

  private World(Path directory, NoteSigner signer) throws IOException {
    this.files = new TileFiles(directory);
    this.tree = TreeWriter.open(files, 0, Hash.EMPTY);
    this.signer = signer;
  }

  /**
   * @param rounds hourly looks of six probes, the second half of them blocked
   */
  public static World of(Path directory, int rounds) throws Exception {
    return of(directory, rounds, NoteSigner.generate(ORIGIN));
  }

  public static World of(Path directory, int rounds, NoteSigner signer) throws Exception {
    World world = new World(directory, signer);
    for (int round = 0; round < rounds; round++) {
      for (int probe = 0; probe < PROBES; probe++) {
        world.take(probe, round, round < rounds / 2 ? World::leave : World::block);
      }
    }
    return world;
  }

  /**
   * @param rounds hourly looks of six probes, the middle third of which find their line dead
   */
  public static World cutOff(Path directory, int rounds) throws Exception {
    World world = new World(directory, NoteSigner.generate(ORIGIN));
    for (int round = 0; round < rounds; round++) {
      boolean dark = round >= rounds / 3 && round < 2 * rounds / 3;
      for (int probe = 0; probe < PROBES; probe++) {
        world.take(probe, round, dark ? World::cutOff : World::leave);
      }
    }
    return world;
  }

  private void take(int probe, int round, Consumer<ObjectNode> change) throws Exception {
    Instant time = BEGIN.plus(Duration.ofHours(round)).plusSeconds(60L * probe);
    ObjectNode node = measurement(probe, time);
    change.accept(node);
    byte[] body = node.toString().getBytes(StandardCharsets.UTF_8);
    var received =
        new Received(
            MeasurementCodec.id(body),
            time.plusSeconds(2),
            "api",
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            "00000000000000a" + probe);
    byte[] secret = new byte[Seed.BYTES];
    secret[0] = (byte) (held.size() + 1);
    secret[1] = (byte) (held.size() >> 8);
    Seed seed = Seed.of(secret);
    held.add(new Held(tree.size(), Optional.of(seed), received, node.toString(), "probe" + probe));
    tree.append(Leaf.Measured.of(Fields.of(CanonicalJson.parse(body), received, seed)).bytes());
  }

  private static ObjectNode measurement(int probe, Instant time) throws IOException {
    try (var in = World.class.getResourceAsStream("accessible.json")) {
      ObjectNode node = (ObjectNode) JSON.readTree(in);
      node.put("measurement_start_time", TIME.format(time.atOffset(ZoneOffset.UTC)));
      node.put("probe_asn", "AS" + (64501 + probe % 2));
      node.put("x_probe_id", "probe" + probe);
      return node;
    }
  }

  private static void leave(ObjectNode node) {}

  /** Not even what nobody blocks opens. */
  private static void cutOff(ObjectNode node) {
    ObjectNode check = node.putObject("x_gate").putArray("checks").addObject();
    check.put("name", "neutral_host").put("failure", "generic_timeout_error");
  }

  /** The handshake is met with silence twice, while the control gets through. */
  private static void block(ObjectNode node) {
    ObjectNode keys = (ObjectNode) node.get("test_keys");
    ObjectNode handshake = (ObjectNode) keys.get("tls_handshakes").get(0);
    handshake.put("failure", "generic_timeout_error");
    handshake.put("tls_version", "").put("cipher_suite", "").put("negotiated_protocol", "");
    ((ArrayNode) handshake.get("peer_certificates")).removeAll();
    ((ArrayNode) keys.get("tls_handshakes")).add(handshake.deepCopy());
    ((ArrayNode) keys.get("requests")).removeAll();
  }

  /** Bundles that are made from now on are stamped. */
  public void stampedBy(Dossier.Authority other) {
    authority = other;
  }

  /** Bundles that are made from now on have it. */
  public void handedOver(Note handover) {
    handovers.add(handover);
  }

  /** Bundles that are made from now on have it. */
  public void certified(Note note) {
    certificate = Optional.of(note);
  }

  public NoteSigner signer() {
    return signer;
  }

  /** The first incident that all measurements make, as everybody may know it. */
  public Incident incident() throws Exception {
    return incident(_ -> true);
  }

  /** The same where only some networks are named. */
  public Incident incident(Predicate<Network> named) throws Exception {
    var recount = new Recount(lists);
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), lists.canaries());
    for (Held one : held) {
      var witness =
          Witness.of(
              one.received(),
              MeasurementCodec.decode(one.body().getBytes(StandardCharsets.UTF_8)),
              one.probe());
      recount.judge(witness).ballot().ifPresent(fold::add);
    }
    return new Redaction(named).of(fold.incidents().getFirst()).orElseThrow();
  }

  public Statement.Edition edition() {
    return new Statement.Edition(IncidentFold.METHOD, lists.references().digest());
  }

  /** What is said of the incident, logged, with all that it rests on. */
  public Dossier dossier(Statement statement) throws IOException {
    statements.add(tree.size());
    tree.append(statement.leaf().bytes());
    tree.commit();
    var checkpoint = new Checkpoint(ORIGIN, tree.size(), tree.root());
    var now = new Tree(tree.size(), new TiledSubtrees(files, tree.size()));
    return new Dossier(
        statement,
        statements.getLast(),
        held,
        0,
        ListFiles.bundled(),
        lists,
        Note.signed(checkpoint.text(), signer),
        now::inclusion,
        authority,
        List.copyOf(handovers),
        certificate,
        "https://collector.example");
  }

  public Dossier dossier() throws Exception {
    return dossier(incident());
  }

  public Dossier dossier(Incident incident) throws Exception {
    return dossier(Statement.of(incident, List.of(), 1, MADE, edition()));
  }

  /** The second version of what is said of the incident, after editors had said something. */
  public byte[] bundle(Act.Content... said) throws Exception {
    Incident incident = incident();
    List<Act> acts =
        Stream.of(said).map(content -> new Act(incident.id(), MADE, "", content)).toList();
    return BundleWriter.write(dossier(Statement.of(incident, acts, 2, MADE, edition())), signer);
  }

  /** The first version. */
  public byte[] bundle() throws Exception {
    return BundleWriter.write(dossier(), signer);
  }
}
