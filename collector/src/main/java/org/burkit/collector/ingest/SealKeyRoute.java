package org.burkit.collector.ingest;

import java.io.IOException;
import java.util.List;
import org.burkit.collector.file.OpeningKeys;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;

/**
 * Hands out the key to which volunteers seal files, at a well-known place (RFC 8615). Its file is
 * read for each question, so that a new one is known at once. Any thread.
 */
public record SealKeyRoute(OpeningKeys keys) {
  public List<Route> routes() {
    return List.of(Route.get("/.well-known/burkit-seal-key", this::answer));
  }

  private Answer answer(Request request) {
    try {
      return keys.newest()
          .map(key -> Answer.text("text/plain; charset=utf-8", key.text() + "\n"))
          .orElseGet(() -> Problem.notFound("this collector takes no sealed files"));
    } catch (IOException e) {
      return Problem.busy("the key cannot be read now");
    }
  }
}
