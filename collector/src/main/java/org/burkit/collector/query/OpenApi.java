package org.burkit.collector.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Route;

/** The description of the API: OpenAPI 3.1, written before the API was. */
public final class OpenApi {
  private static final String FILE = "openapi.yaml";

  private OpenApi() {}

  /** The document, as YAML. */
  public static String text() {
    try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its media type is that of RFC 9512. */
  static Route route() {
    String text = text();
    return Route.get(
        "/api/v1/openapi.yaml",
        _ ->
            Answer.text("application/yaml", text)
                .with("access-control-allow-origin", "*")
                .with("cache-control", "public, max-age=3600"));
  }
}
