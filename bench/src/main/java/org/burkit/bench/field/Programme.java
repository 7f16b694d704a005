package org.burkit.bench.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Course;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Month;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.Spell;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What happens on the day, by the world's own calendar: three countries with eleven networks and
 * five hundred homes; five things that are done to them, and liars where nothing is done.
 */
final class Programme {
  /** The fifth hour of the day is when the world's liars begin. */
  static final Instant DAY = Month.FIRST.start().plus(Duration.ofDays(10)).minus(hours(5));

  /** So long before it the homes are known already, and measure less. */
  static final Duration PRELUDE = Duration.ofDays(3);

  private static final CountryCode FIRST = new CountryCode("XA");
  private static final CountryCode SECOND = new CountryCode("XB");
  private static final CountryCode THIRD = new CountryCode("XC");

  private static final Name AULNET = Name.usual("aulnet.example");
  private static final Name QOS = Name.usual("qos.example");
  private static final Name QUPIA = Name.usual("qupia.example");
  private static final Name ZOR = Name.usual("zor.example");

  /** What is measured everywhere: of these the lab has recordings open and blocked. */
  static final List<Name> NAMES = List.of(AULNET, QOS, QUPIA, ZOR, Name.usual("altau.example"));

  private static final Duration GOES_ON = Duration.ofDays(5);

  private final World world;
  private final List<Area> areas = new ArrayList<>();
  private final List<Truth> truths = new ArrayList<>();
  private int homes;

  /**
   * One network with its names, in the order of {@link #NAMES}.
   *
   * @param isLarge whether its volunteers know the first organisation, which has many machines
   * @param first number of its first home
   * @param cut when nothing can be sent from it
   */
  record Area(Place place, boolean isLarge, int first, List<Course> courses, Optional<Spell> cut) {}

  Programme(long seed) {
    this.world = new World(seed, Climate.standard());
    for (int asn = 1; asn <= 3; asn++) {
      area(FIRST, asn, true, crowd(40), Map.of(AULNET, sni(6, hours(12))), Optional.empty());
    }
    Block forged = block(9, GOES_ON, Mechanism.DNS_INJECTION_OTHER);
    area(FIRST, 4, true, crowd(40), Map.of(QOS, forged), Optional.empty());
    Spell cut = new Spell(at(10), at(15));
    area(SECOND, 5, true, crowd(40), Map.of(), Optional.of(cut));
    Block slow = block(12, hours(8), Mechanism.TLS_THROTTLE);
    area(SECOND, 6, true, crowd(40), Map.of(ZOR, slow), Optional.empty());
    area(SECOND, 7, true, crowd(40), Map.of(), Optional.empty());
    area(SECOND, 8, true, crowd(40), Map.of(), Optional.empty());
    area(THIRD, 9, false, withLiars(52), Map.of(), Optional.empty());
    area(THIRD, 10, false, crowd(60), Map.of(QUPIA, sni(11, hours(6))), Optional.empty());
    area(THIRD, 11, false, crowd(60), Map.of(), Optional.empty());
    done(FIRST, List.of(1, 2, 3), AULNET, sni(6, hours(12)));
    done(FIRST, List.of(4), QOS, forged);
    done(SECOND, List.of(6), ZOR, slow);
    done(THIRD, List.of(10), QUPIA, sni(11, hours(6)));
    truths.add(
        new Truth(
            Kind.SHUTDOWN,
            SECOND,
            asns(List.of(5)),
            "",
            Optional.empty(),
            cut.from(),
            Optional.of(cut.until())));
  }

  List<Area> areas() {
    return List.copyOf(areas);
  }

  List<Truth> truths() {
    return List.copyOf(truths);
  }

  int homes() {
    return homes;
  }

  private static Instant at(int hour) {
    return DAY.plus(hours(hour));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static Block sni(int hour, Duration length) {
    return block(hour, length, Mechanism.TLS_TIMEOUT);
  }

  private static Block block(int hour, Duration length, Mechanism how) {
    Instant from = at(hour);
    return new Block(
        from, from.plus(length), Block.Pattern.MEASUREMENTS, 1, how, how, from.plus(length));
  }

  private void area(
      CountryCode cc,
      int number,
      boolean isLarge,
      List<Home> crowd,
      Map<Name, Block> blocks,
      Optional<Spell> cut) {
    Place place = new Place(cc, asn(number), crowd);
    List<Course> courses = world.courses(place, NAMES, blocks, cut, number);
    areas.add(new Area(place, isLarge, homes, courses, cut));
    homes += crowd.size();
  }

  private void done(CountryCode cc, List<Integer> numbers, Name name, Block block) {
    Instant end = at(24);
    truths.add(
        new Truth(
            Kind.BLOCK,
            cc,
            asns(numbers),
            name.domain(),
            Optional.of(block.first()),
            block.from(),
            Optional.of(block.until()).filter(until -> until.isBefore(end))));
  }

  private static List<Asn> asns(List<Integer> numbers) {
    return numbers.stream().map(Programme::asn).toList();
  }

  private static Asn asn(int number) {
    return new Asn(64_500L + number);
  }

  private static List<Home> crowd(int honest) {
    return IntStream.range(0, honest).mapToObj(Home::hourly).toList();
  }

  /** Three liars each for themselves, and one who goes by five names. */
  private static List<Home> withLiars(int honest) {
    List<Home> crowd = new ArrayList<>(crowd(honest));
    for (int i = 0; i < 3; i++) {
      crowd.add(Home.hourly(honest + i).lying());
    }
    Home several = Home.hourly(honest + 3).lying();
    for (int i = 0; i < 5; i++) {
      crowd.add(several.named("sybil" + i));
    }
    return crowd;
  }
}
