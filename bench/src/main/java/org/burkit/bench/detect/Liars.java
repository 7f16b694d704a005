package org.burkit.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.CellMonth;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Cell-months in which nobody blocks anything, but some say so, with facts made up as decisive. */
final class Liars {
  private static final List<String> COLUMNS =
      List.of("who", "detector", "cell-months", "with any", "95 %", "with likely or more", "95 % ");

  private final List<List<Value>> rows = new ArrayList<>();

  /**
   * Plays one crowd; gives the share of months in which the first contender said likely or more.
   */
  Rate play(String who, List<Home> homes, long seed, int months) {
    World world = new World(seed, Climate.standard());
    List<Contender> contenders = Contender.all();
    List<Rate> any = contenders.stream().map(_ -> new Rate()).toList();
    List<Rate> likely = contenders.stream().map(_ -> new Rate()).toList();
    for (int i = 0; i < months; i++) {
      Place place = new Place(new CountryCode("XA"), new Asn(64500 + i), homes);
      CellMonth month = world.month(place, Name.usual("site.example"), Optional.empty(), i);
      for (int j = 0; j < contenders.size(); j++) {
        boolean found = !contenders.get(j).detect(month).isEmpty();
        any.get(j).trial(month.cluster(), found ? 1 : 0);
        boolean sure = found && contenders.get(j).likely(month) > 0;
        likely.get(j).trial(month.cluster(), sure ? 1 : 0);
      }
    }
    for (int j = 0; j < contenders.size(); j++) {
      rows.add(row(who, contenders.get(j), any.get(j), likely.get(j)));
    }
    return likely.getFirst();
  }

  /** So many honest ones and so many liars, each at an address of its own. */
  static List<Home> crowd(int honest, int lying) {
    return IntStream.range(0, honest + lying)
        .mapToObj(i -> i < honest ? Home.hourly(i) : Home.hourly(i).lying())
        .toList();
  }

  /** The same, but each liar goes by so many names. */
  static List<Home> underManyNames(int honest, int lying, int names) {
    return crowd(honest, lying).stream()
        .flatMap(home ->
            IntStream.range(0, home.hostile() ? names : 1)
                .mapToObj(i -> home.named(home.probe() + "-" + i)))
        .toList();
  }

  private static List<Value> row(String who, Contender contender, Rate any, Rate likely) {
    return List.of(
        Value.of(who),
        Value.of(contender.name()),
        Value.of(any.trials()),
        Value.of(any.mean()),
        any.interval(1),
        Value.of(likely.mean()),
        likely.interval(1));
  }

  Table table() {
    return new Table("Share of cell-months in which liars make an incident", COLUMNS, rows);
  }
}
