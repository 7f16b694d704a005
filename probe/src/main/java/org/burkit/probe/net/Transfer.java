package org.burkit.probe.net;

import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Point;
import org.burkit.model.Failure;

/**
 * How a response came, below TLS.
 *
 * @param points since the request, the last at the end
 * @param failure why it did not come as far as it was to be taken
 */
public record Transfer(List<Point> points, Optional<Failure> failure) {
  public Transfer {
    points = List.copyOf(points);
  }
}
