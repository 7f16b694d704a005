package org.burkit.collector.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.Tile;
import org.burkit.evidence.log.TileFiles;

/** The log as C2SP's tlog-tiles wants it served, below {@code /log}, and its key. Any thread. */
final class LogRoutes {
  private static final int LARGEST_COSIGNATURE = 1_000;

  /** Names in the path of a tile, the first of which is its level. */
  private static final List<String> PARTS = List.of("level", "a", "b", "c", "d", "e", "f");

  private final TileFiles tiles;
  private final Keeper keeper;
  private final LogKeys keys;
  private final Cosigned cosigned;

  LogRoutes(EvidenceFiles files, Keeper keeper, LogKeys keys, Cosigned cosigned) {
    this.tiles = new TileFiles(files.log());
    this.cosigned = cosigned;
    this.keeper = keeper;
    this.keys = keys;
  }

  List<Route> routes() {
    Stream<Route> files =
        Stream.iterate(2, count -> count <= PARTS.size(), count -> count + 1)
            .map(count ->
                "/log/tile/"
                    + PARTS.subList(0, count).stream()
                        .map(part -> ":" + part)
                        .collect(Collectors.joining("/")))
            .map(path -> Route.get(path, this::tile));
    return Stream.concat(
            Stream.of(
                Route.get("/log/checkpoint", this::checkpoint),
                Route.post("/log/cosignature", LARGEST_COSIGNATURE, this::cosign),
                Route.get("/log/key", this::key)),
            files)
        .toList();
  }

  private Answer checkpoint(Request request) {
    return open(Answer.text("text/plain; charset=utf-8", keeper.head().checkpoint().toString()))
        .with("cache-control", "no-cache");
  }

  /**
   * Takes one signature line of a witness that we know, under the checkpoint that stands now, and
   * answers with the checkpoint; 409 where it is none of that.
   */
  private Answer cosign(Request request) throws IOException {
    Note checkpoint = keeper.head().checkpoint();
    Optional<Note> more =
        Note.parse(checkpoint.text() + "\n" + request.body())
            .filter(note -> note.signatures().size() == 1)
            .flatMap(note -> cosigned.add(checkpoint, note.signatures().getFirst()));
    if (more.isEmpty() || !keeper.cosign(more.get())) {
      return Problem.of(
          409,
          "Not a cosignature",
          "expected one signature line of a witness that is known here and has not signed yet, over"
              + " the checkpoint that stands now");
    }
    cosigned.keep(more.get());
    return checkpoint(request);
  }

  /** The current one, and the one before it while that still signs, one a line. */
  private Answer key(Request request) {
    String lines =
        keys.shown().stream().map(key -> key.vkey() + "\n").collect(Collectors.joining());
    return open(Answer.text("text/plain; charset=utf-8", lines)).with("cache-control", "no-cache");
  }

  private Answer tile(Request request) throws IOException {
    String path =
        PARTS.stream()
            .filter(request.pathParameters()::containsKey)
            .map(request::path)
            .collect(Collectors.joining("/", "tile/", ""));
    Optional<Tile> tile = Tile.parse(path);
    Optional<byte[]> bytes = tile.isEmpty() ? Optional.empty() : tiles.read(tile.get());
    return bytes.isEmpty()
        ? open(Problem.notFound("the log has no such tile"))
        : open(new Answer(200, "application/octet-stream", Map.of(), Body.of(bytes.get())))
            .with("cache-control", "public, max-age=31536000, immutable");
  }

  private static Answer open(Answer answer) {
    return answer.with("access-control-allow-origin", "*");
  }
}
