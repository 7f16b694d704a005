package org.burkit.collector.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;

/**
 * How what is public is given: as JSON or CSV, to pages of any origin, and not again to who has it
 * already (RFC 9110, entity tags). Stateless.
 */
final class Publication {
  /** For links, which cannot say what they accept. */
  static final String FORMAT = "format";

  private Publication() {}

  /** What answers a question; empty for a thing that is not there. */
  @FunctionalInterface
  interface Question {
    Optional<Content> answer(Request request) throws NotUnderstood, IOException;
  }

  /** The route of a question whose answer may change at any moment. */
  static Route route(String path, Question question) {
    return Route.get(path, request -> answer(request, question));
  }

  private static Answer answer(Request request, Question question) throws IOException {
    Optional<Content> content;
    try {
      content = question.answer(request);
    } catch (NotUnderstood e) {
      return open(Problem.of(400, "Question not understood", String.valueOf(e.getMessage())));
    }
    if (content.isEmpty()) {
      return open(Problem.notFound("there is nothing with this id"));
    }
    boolean csv = prefersCsv(request);
    if (csv && content.get().table().isEmpty()) {
      return open(
          Problem.of(406, "Not acceptable", "this is given as application/json, not as text/csv"));
    }
    Answer answer = csv ? csv(content.get()) : json(content.get());
    return open(EntityTag.on(request, answer)).with("vary", "accept");
  }

  /** Where {@code ?format=} does not say it, which of the two is named first. */
  private static boolean prefersCsv(Request request) {
    Optional<String> format = request.query(FORMAT).flatMap(Publication::format);
    if (format.isPresent()) {
      return format.get().equals("csv");
    }
    String accept = request.header("accept").orElse("");
    int csv = accept.indexOf("text/csv");
    int json = accept.indexOf("application/json");
    return csv >= 0 && (json < 0 || csv < json);
  }

  static Optional<String> format(String text) {
    return Optional.of(text).filter(List.of("json", "csv")::contains);
  }

  private static Answer json(Content content) {
    byte[] body = content.json().toString().getBytes(StandardCharsets.UTF_8);
    return linked(Answer.json(200, body), content);
  }

  private static Answer csv(Content content) {
    Table table = content.table().orElseThrow();
    String text = Csv.of(table.columns(), content.json().path(table.member()));
    return linked(Answer.text("text/csv; charset=utf-8; header=present", text), content);
  }

  /** RFC 8288. */
  private static Answer linked(Answer answer, Content content) {
    return content
        .next()
        .map(url -> answer.with("link", "<" + url + ">; rel=\"next\""))
        .orElse(answer);
  }

  private static Answer open(Answer answer) {
    return answer
        .with("access-control-allow-origin", "*")
        .with("access-control-expose-headers", "etag, link");
  }
}
