package org.burkit.bench.detect;

import java.util.ArrayList;
import java.util.List;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.CellMonth;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.World;

/** Cell-months in which nobody blocks anything: every incident is false. */
final class Innocents {
  static final List<String> COLUMNS =
      List.of(
          "world", "detector", "cell-months", "per 1000, any", "95 %", "likely or more", "95 % ");

  private final List<List<Value>> rows = new ArrayList<>();

  /** What one contender did in one world. */
  record Count(Rate any, Rate likely) {}

  /** Plays a world and keeps its rows; gives the first contender's count. */
  Count play(String name, long seed, Climate climate, int namesPerNetwork) {
    List<Contender> contenders = Contender.all();
    List<Count> counts = contenders.stream().map(_ -> new Count(new Rate(), new Rate())).toList();
    new World(seed, climate)
        .innocent(namesPerNetwork)
        .forEach(month -> {
          for (int i = 0; i < contenders.size(); i++) {
            count(contenders.get(i), month, counts.get(i));
          }
        });
    for (int i = 0; i < contenders.size(); i++) {
      rows.add(row(name, contenders.get(i), counts.get(i)));
    }
    return counts.getFirst();
  }

  private static void count(Contender contender, CellMonth month, Count count) {
    int episodes = contender.detect(month).size();
    count.any().trial(month.cluster(), episodes);
    count.likely().trial(month.cluster(), episodes == 0 ? 0 : contender.likely(month));
  }

  private static List<Value> row(String world, Contender contender, Count count) {
    return List.of(
        Value.of(world),
        Value.of(contender.name()),
        Value.of(count.any().trials()),
        Value.of(1000 * count.any().mean()),
        count.any().interval(1000),
        Value.of(1000 * count.likely().mean()),
        count.likely().interval(1000));
  }

  Table table() {
    return new Table("False incidents where nobody blocks", COLUMNS, rows);
  }
}
