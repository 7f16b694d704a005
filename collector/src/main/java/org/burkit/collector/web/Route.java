package org.burkit.collector.web;

/**
 * A method and a path pattern such as {@code /i/:id} with what answers there.
 *
 * @param method {@code GET} (which answers {@code HEAD} as well) or {@code POST}
 * @param largestBody bytes as they come over the wire; more is answered 413
 */
public record Route(String method, String path, int largestBody, Handler handler) {
  public static Route get(String path, Handler handler) {
    return new Route("GET", path, 0, handler);
  }

  public static Route post(String path, int largestBody, Handler handler) {
    return new Route("POST", path, largestBody, handler);
  }
}
