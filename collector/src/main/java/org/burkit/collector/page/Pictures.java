package org.burkit.collector.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Request;

/**
 * Gives drawings as PNG or SVG, and keeps the last ones that it drew. One is drawn at a time, so
 * that those who ask for many take no more than that. Any thread.
 */
final class Pictures {
  private static final int KEPT = 64;

  private final Cache<Drawing, Body> kept = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Semaphore pen = new Semaphore(1);

  Answer png(Request request, Drawing drawing) throws InterruptedException {
    return answer(request, "image/png", drawn(drawing));
  }

  static Answer svg(Request request, Drawing drawing) {
    return answer(request, "image/svg+xml", Body.of(drawing.svg()));
  }

  private static Answer answer(Request request, String type, Body body) {
    return EntityTag.on(request, new Answer(200, type, Map.of("vary", "accept-language"), body));
  }

  private Body drawn(Drawing drawing) throws InterruptedException {
    Body before = kept.getIfPresent(drawing);
    if (before != null) {
      return before;
    }
    pen.acquire();
    try {
      return kept.get(drawing, wanted -> Body.of(wanted.png()));
    } finally {
      pen.release();
    }
  }
}
