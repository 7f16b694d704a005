package org.burkit.collector.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.store.ParquetFile;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.jspecify.annotations.Nullable;

/**
 * How what is public is given: as JSON, CSV or Parquet, to pages of any origin, and not again to
 * who has it already (RFC 9110, entity tags). Stateless.
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
    Format format = format(request);
    if (format != Format.JSON && content.get().table().isEmpty()) {
      return open(
          Problem.of(
              406, "Not acceptable", "this is given as application/json, not as " + format.type));
    }
    Answer answer =
        switch (format) {
          case JSON -> json(content.get());
          case CSV -> csv(content.get());
          case PARQUET -> parquet(content.get());
        };
    return open(EntityTag.on(request, answer)).with("vary", "accept");
  }

  /** Where {@code ?format=} does not say it, which of them is named first. */
  private static Format format(Request request) {
    String accept = request.header("accept").orElse("");
    return request
        .query(FORMAT)
        .flatMap(Format::parse)
        .or(() ->
            Stream.of(Format.values())
                .filter(format -> accept.contains(format.type))
                .min(Comparator.comparingInt(format -> accept.indexOf(format.type))))
        .orElse(Format.JSON);
  }

  /** What lists are given as. */
  enum Format {
    JSON("application/json"),
    CSV("text/csv"),
    PARQUET("application/vnd.apache.parquet");

    static final String EXPECTED = "json, csv or parquet";

    private final String type;

    Format(String type) {
      this.type = type;
    }

    static Optional<Format> parse(String text) {
      return Stream.of(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst();
    }
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

  private static Answer parquet(Content content) throws IOException {
    Table table = content.table().orElseThrow();
    byte[] file = ParquetFile.of(table.columns(), cells(table, content.json()));
    return linked(new Answer(200, Format.PARQUET.type, Map.of(), Body.of(file)), content);
  }

  /** Whole numbers, numbers, and texts for all else. */
  private static List<List<@Nullable Object>> cells(Table table, JsonNode json) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode object : json.path(table.member())) {
      List<@Nullable Object> row = new ArrayList<>();
      for (String column : table.columns()) {
        JsonNode value = object.path(column);
        row.add(
            value.isIntegralNumber()
                ? (Object) value.longValue()
                : value.isNumber()
                    ? (Object) value.doubleValue()
                    : value.isNull() || value.isMissingNode() ? null : Csv.words(value));
      }
      rows.add(row);
    }
    return rows;
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
