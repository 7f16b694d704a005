package org.burkit.collector.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.collector.store.Axis;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;

/**
 * A question for counts of measurements.
 *
 * @param axes what is told apart, none to two
 */
public record Counting(List<Axis> axes, MeasurementFilter filter) {
  /** Of more rows it is only said that there are more. */
  public static final int MOST_ROWS = 10_000;

  public Counting {
    axes = List.copyOf(axes);
  }

  /** By {@code axis_x}, {@code axis_y} and the filters of measurements. */
  public static Counting read(Parameters parameters) {
    MeasurementFilter filter = parameters.measurements();
    Optional<Axis> x = parameters.read("axis_x", Axis::parse, oneOf(""));
    Optional<Axis> y =
        parameters.read(
            "axis_y",
            text -> Axis.parse(text).filter(axis -> !x.equals(Optional.of(axis))),
            oneOf(", another than axis_x"));
    return new Counting(Stream.of(x, y).flatMap(Optional::stream).toList(), filter);
  }

  private static String oneOf(String but) {
    return Stream.of(Axis.values())
        .map(Axis::label)
        .collect(Collectors.joining(", ", "one of ", but));
  }

  /** One row more than {@link #MOST_ROWS} where there are more. */
  public List<Tally> of(Store store) {
    return store.tallies(axes, filter, MOST_ROWS + 1);
  }
}
