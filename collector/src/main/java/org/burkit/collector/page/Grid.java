package org.burkit.collector.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.collector.store.Tally;

/** Tests counted by two things, such as network and day; empty fields have no count. */
record Grid(Map<Field, Count> counts) {
  Grid {
    counts = Map.copyOf(counts);
  }

  record Field(String row, String column) {}

  /**
   * How tests ended.
   *
   * @param telling those that say whether it is blocked
   * @param all with those that could not tell
   */
  record Count(long blocked, long opened, long telling, long all) {
    static final Count NONE = new Count(0, 0, 0, 0);

    static Count of(Tally tally) {
      return new Count(
          tally.blocked(),
          tally.accessible(),
          tally.measurements() - tally.inconclusive(),
          tally.measurements());
    }

    Count plus(Count other) {
      return new Count(
          blocked + other.blocked, opened + other.opened, telling + other.telling, all + other.all);
    }
  }

  /** Those tallies for which {@code field} names one; several of one field are added up. */
  static Grid of(List<Tally> tallies, Function<Tally, Optional<Field>> field) {
    var counts = new HashMap<Field, Count>();
    for (Tally tally : tallies) {
      field.apply(tally).ifPresent(at -> counts.merge(at, Count.of(tally), Count::plus));
    }
    return new Grid(counts);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  Optional<Count> at(String row, String column) {
    return Optional.ofNullable(counts.get(new Field(row, column)));
  }

  /** The rows that have a count: those with most blocked tests first, then by name. */
  List<String> rows() {
    return keys(Field::row);
  }

  /** The columns, in the same order. */
  List<String> columns() {
    return keys(Field::column);
  }

  private List<String> keys(Function<Field, String> key) {
    Map<String, Long> blocked = new HashMap<>();
    counts.forEach((field, count) -> blocked.merge(key.apply(field), count.blocked(), Long::sum));
    return blocked.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<String, Long>::getValue)
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  Count sum(String row) {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().row().equals(row))
        .map(Map.Entry::getValue)
        .reduce(Count.NONE, Count::plus);
  }
}
