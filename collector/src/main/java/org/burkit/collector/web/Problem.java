package org.burkit.collector.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer that says what is wrong, as problem details (RFC 9457): {@code title} names the kind,
 * {@code detail} says what was expected and what came.
 */
public final class Problem {
  private static final String RETRY_SECONDS = "2";

  private Problem() {}

  public static Answer of(int status, String title, String detail) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return new Answer(
        status,
        "application/problem+json",
        Map.of(),
        Body.of(problem.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** 503: nothing is wrong with the request, it may be sent again in some seconds. */
  public static Answer busy(String detail) {
    return of(503, "Busy", detail).with("retry-after", RETRY_SECONDS);
  }

  public static Answer notFound(String detail) {
    return of(404, "Not found", detail);
  }
}
