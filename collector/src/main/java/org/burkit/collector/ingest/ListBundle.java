package org.burkit.collector.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Unfit;

/**
 * Hands out the signed lists. Their file is read for each question, so that a new one may be laid
 * in its place; one that is no bundle is not handed out. Whether it is to be trusted each probe
 * proves for itself. Any thread.
 */
public final class ListBundle {
  private final Optional<Path> file;

  public ListBundle(Optional<Path> file) {
    this.file = file;
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/v1/test-list/bundle", this::answer));
  }

  private Answer answer(Request request) {
    if (file.isEmpty()) {
      return Problem.notFound("this collector hands out no lists");
    }
    try {
      return EntityTag.on(request, Answer.json(200, read(file.get())));
    } catch (IOException | Unfit e) {
      return Problem.busy("the lists cannot be read now");
    }
  }

  /**
   * The bytes of a bundle.
   *
   * @throws Unfit where the file holds none
   */
  public static byte[] read(Path file) throws IOException, Unfit {
    if (Files.size(file) > Bundle.LARGEST) {
      throw new IOException(file + " has more than " + Bundle.LARGEST + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    var _ = Bundle.parse(bytes);
    return bytes;
  }
}
