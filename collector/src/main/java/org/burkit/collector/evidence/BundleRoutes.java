package org.burkit.collector.evidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.file.PrivateFile;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.evidence.bundle.BundleWriter;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TiledSubtrees;
import org.burkit.evidence.log.Tree;
import org.burkit.lists.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of an incident ({@code /i/ID/versions.json}) and their bundles ({@code
 * /i/ID/vN.zip}). A bundle is made when it is first asked for, one at a time, and kept: whoever has
 * its address finds the same bytes there. Any thread.
 */
final class BundleRoutes {
  private static final Logger log = LoggerFactory.getLogger(BundleRoutes.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern FILE = Pattern.compile("v([1-9]\\d{0,6})\\.zip");

  /** Seconds. */
  private static final String WHILE_MADE_ANEW = "60";

  private final EvidenceFiles files;
  private final Keeper keeper;
  private final Dossiers dossiers;
  private final EvidenceSettings settings;
  private final Cosigned cosigned;
  private final Lists lists;
  private final LogKeys keys;
  private final Statement.Edition edition;
  private final Optional<Authority> authority;
  private final ReentrantLock one = new ReentrantLock();

  BundleRoutes(
      EvidenceFiles files,
      Keeper keeper,
      Dossiers dossiers,
      EvidenceSettings settings,
      Cosigned cosigned,
      Lists lists,
      LogKeys keys,
      Statement.Edition edition) {
    this.files = files;
    this.keeper = keeper;
    this.dossiers = dossiers;
    this.settings = settings;
    this.cosigned = cosigned;
    this.lists = lists;
    this.keys = keys;
    this.edition = edition;
    this.authority = settings.authority().map(address -> new Authority(address, files));
  }

  List<Route> routes() {
    return List.of(Route.get("/i/:id/:file", this::answer));
  }

  private Answer answer(Request request) throws IOException {
    Optional<IncidentId> id = IncidentId.parse(request.path("id"));
    String file = request.path("file");
    if (id.isPresent() && file.equals("versions.json")) {
      return versions(id.get());
    }
    Matcher name = FILE.matcher(file);
    Optional<Version> version =
        id.isPresent() && name.matches()
            ? keeper.versions().find(id.get(), Integer.parseInt(name.group(1)))
            : Optional.empty();
    return version.isEmpty()
        ? Problem.notFound("there is no such version of this incident")
        : bundle(version.get());
  }

  private Answer versions(IncidentId id) {
    List<Version> known = keeper.versions().of(id);
    if (known.isEmpty()) {
      return Problem.notFound("nothing was logged of this incident yet");
    }
    Version newest = known.getLast();
    var node = JSON.createObjectNode().put("id", id.text());
    node.put("newest", newest.number()).put("retracted", newest.isRetracted());
    ArrayNode all = node.putArray("versions");
    for (Version version : known) {
      all.addObject()
          .put("version", version.number())
          .put("made", version.made().toString())
          .put("leaf", version.leaf())
          .put("retracted", version.isRetracted())
          .put("superseded_by", version.equals(newest) ? null : version.number() + 1)
          .put("bundle", version.path());
    }
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-cache")
        .with("access-control-allow-origin", "*");
  }

  private Answer bundle(Version version) throws IOException {
    Statement statement = keeper.versions().statement(version);
    Path kept = files.bundle(statement.name());
    if (!Files.exists(kept) && !statement.edition().equals(edition)) {
      return Problem.of(
          410,
          "Gone",
          "nobody asked for the bundle of this version while the rules and lists were in use"
              + " that it was made by; versions.json names later ones");
    }
    if (!Files.exists(kept) && !dossiers.isWhole()) {
      return Problem.of(
              503,
              "Bundle not made yet",
              "the collector is making its results anew from what it was sent; the bundle can be"
                  + " made once that is done, so ask again later")
          .with("retry-after", WHILE_MADE_ANEW);
    }
    try {
      if (!Files.exists(kept)) {
        keep(kept, version, statement);
      }
    } catch (AuthorityAway e) {
      log.warn("a bundle waits for its timestamp: {}", e.getMessage());
      return Problem.of(
              503,
              "Bundle not stamped yet",
              "the authority for timestamps does not answer; its bundle is made once it does")
          .with("retry-after", "60");
    }
    return new Answer(200, "application/zip", Map.of(), Body.of(Files.readAllBytes(kept)))
        .with("content-disposition", "attachment; filename=\"" + statement.name() + ".zip\"")
        .with("cache-control", "public, max-age=3600")
        .with("link", links(version))
        .with("access-control-allow-origin", "*")
        .with("access-control-expose-headers", "link");
  }

  /** To all versions, and to the one that supersedes this one (RFC 8288, RFC 5829). */
  private String links(Version version) {
    String history = "</i/" + version.id() + "/versions.json>; rel=\"version-history\"";
    return keeper
        .versions()
        .find(version.id(), version.number() + 1)
        .map(next -> history + ", <" + next.path() + ">; rel=\"successor-version\"")
        .orElse(history);
  }

  private void keep(Path file, Version version, Statement statement) throws IOException {
    one.lock();
    try {
      if (!Files.exists(file)) {
        PrivateFile.replace(file, make(version, statement));
      }
    } finally {
      one.unlock();
    }
  }

  private Optional<byte[]> token(String name, byte[] digest) throws IOException {
    return authority.isEmpty()
        ? Optional.empty()
        : Optional.of(authority.get().token(name, digest));
  }

  /** What measurements no longer make was made by those that the version before it has. */
  private Version restsOn(Version version) {
    return keeper.versions().of(version.id()).stream()
        .filter(v -> !v.isLost() && v.number() <= version.number())
        .reduce((_, later) -> later)
        .orElse(version);
  }

  private byte[] make(Version version, Statement statement) throws IOException {
    Incident incident = IncidentCodec.decode(statement.incident().toString());
    Dossiers.Gathered gathered = dossiers.gather(incident, restsOn(version));
    Optional<Note> cosigned =
        this.cosigned.from(version.checkpoint()).filter(note -> note.isSignedBy(keys.key()));
    long size =
        cosigned
            .flatMap(note -> Checkpoint.parse(note.text()))
            .map(Checkpoint::size)
            .orElse(version.checkpoint());
    var tree = new Tree(size, new TiledSubtrees(new TileFiles(files.log()), size));
    return BundleWriter.write(
        new Dossier(
            statement,
            version.leaf(),
            gathered.measurements(),
            gathered.leftOut(),
            settings.files(),
            lists,
            // signed anew it is the same text and the same signature
            cosigned.isPresent() ? cosigned.get() : keys.sign(tree.size(), tree.root()),
            tree::inclusion,
            digest -> token(statement.name(), digest),
            keys.handovers(),
            keys.certificate(),
            settings.address().map(URI::toString).orElse("")),
        keys.current());
  }
}
