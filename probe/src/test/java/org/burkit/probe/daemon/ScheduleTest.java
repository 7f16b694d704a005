package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.burkit.probe.daemon.Next.Measure;
import org.burkit.probe.daemon.Next.Rest;
import org.burkit.probe.daemon.Next.Why;
import org.burkit.probe.line.Line;
import org.burkit.probe.plan.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final Line HOME = new Line(true, Optional.of("home"), false, false);
  private static final long SEED = 7;

  /** The last minute of an hour: its turn is due. */
  private ZonedDateTime now = ZonedDateTime.of(2026, 11, 10, 14, 59, 0, 0, ALMATY);

  private boolean consented = true;
  private Settings settings = Settings.USUAL;
  private Line line = HOME;
  private Optional<Instant> lastRun = Optional.empty();
  private Duration sinceLastRun = Duration.ofDays(1);
  private long spent;
  private long perTarget = 100_000;
  private long perBeat = 60_000;

  @Test
  void turnThatIsDue_isTaken() {
    assertThat(next()).isInstanceOf(Measure.class);
  }

  @Test
  void withoutConsent_nothingIsMeasured() {
    consented = false;

    assertThat(why()).isEqualTo(Why.NO_CONSENT);
  }

  @Test
  void pause_lastsAsLongAsItWasAskedFor() {
    Instant end = now.toInstant().plusSeconds(30);
    settings = settings.paused(Optional.of(end));
    assertThat(next()).isEqualTo(new Rest(end, Why.PAUSED));

    now = now.plusSeconds(30);
    assertThat(next()).isInstanceOf(Measure.class);
  }

  @Test
  void noLine_tunnel_andMeteredLine_areLeftAlone() {
    line = Line.NONE;
    assertThat(why()).isEqualTo(Why.OFFLINE);
    line = new Line(true, Optional.empty(), true, false);
    assertThat(why()).isEqualTo(Why.TUNNEL);
    line = new Line(true, Optional.empty(), false, true);
    assertThat(why()).isEqualTo(Why.METERED);
    settings = new Settings(Mode.CAREFUL, true, 100, Optional.empty(), true, Optional.empty());
    assertThat(next()).isInstanceOf(Measure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:00, 23:59, true",
    "22:00, 07:00, 06:59, true",
    "22:00, 07:00, 07:59, false",
    "09:00, 18:00, 14:59, true",
    "09:00, 18:00, 18:59, false"
  })
  void quietHours_areByTheVolunteersClock(
      LocalTime from, LocalTime to, LocalTime at, boolean quiet) {
    settings =
        new Settings(
            Mode.CAREFUL,
            true,
            100,
            Optional.of(new Settings.Quiet(from, to)),
            false,
            Optional.empty());
    now = now.with(at);

    assertThat(next() instanceof Rest(Instant _, Why why) && why == Why.QUIET).isEqualTo(quiet);
  }

  @Test
  void spentMonth_restsUntilTheNext() {
    spent = 99_950_000;

    assertThat(next())
        .isEqualTo(
            new Rest(ZonedDateTime.of(2026, 12, 1, 0, 0, 0, 0, ALMATY).toInstant(), Why.SPENT));
  }

  @Test
  void everyHour_hasOneTurn() {
    lastRun = Optional.of(now.toInstant().minusSeconds(600));

    assertThat(next()).isInstanceOf(Rest.class);
    assertThat(((Rest) next()).until())
        .isBetween(now.toInstant().plusSeconds(60), now.toInstant().plusSeconds(3660));
  }

  @Test
  void minuteOfTheTurn_isAnotherInEachHourAndForEachProbe() {
    Set<Long> seconds = new HashSet<>();
    for (long hour = 0; hour < 100; hour++) {
      Instant at = Schedule.minute(hour, SEED);
      assertThat(at.getEpochSecond() / 3600).isEqualTo(hour);
      seconds.add(at.getEpochSecond() % 3600);
    }
    assertThat(seconds).hasSizeGreaterThan(80);
    assertThat(Schedule.minute(1, 1)).isNotEqualTo(Schedule.minute(1, 2));
  }

  @Test
  void afterSleep_theHourThatIsNowHasItsTurnAndThoseMissedHaveNone() {
    lastRun = Optional.of(now.toInstant().minus(Duration.ofHours(9)));
    assertThat(next()).isInstanceOf(Measure.class);

    lastRun = Optional.of(now.toInstant());
    sinceLastRun = Duration.ZERO;
    assertThat(next()).isInstanceOf(Rest.class);
  }

  @Test
  void clockThatIsSetBack_orToAndFro_makesTurnsComeNoFaster() {
    lastRun = Optional.of(now.toInstant().plus(Duration.ofDays(400)));
    sinceLastRun = Duration.ofSeconds(1);
    assertThat(next()).isInstanceOf(Rest.class);

    sinceLastRun = Schedule.LEAST_BETWEEN;
    assertThat(next()).isInstanceOf(Measure.class);
  }

  @Test
  void targets_areSoManyThatTheDataLasts() {
    long hoursLeft = 24 * 20 + 10; // with this one
    perTarget = 100_000;
    spent = 100_000_000 - hoursLeft * 3 * perTarget - 1;
    assertThat(next()).isEqualTo(new Measure(3));

    spent = 0;
    perTarget = 1_000;
    assertThat(next()).isEqualTo(new Measure(8));
  }

  @Test
  void dataThatDoesNotLastForEveryHour_givesSignsOfLifeBetween() {
    perTarget = 400_000; // half an hour's share
    List<Next> turns = day();
    assertThat(turns).hasSize(24).allMatch(Measure.class::isInstance);
    assertThat(turns.stream().filter(Measure.BEAT::equals).count()).isBetween(12L, 16L);
  }

  @Test
  void dataThatDoesNotLastForSignsOfLife_givesThemHoursApart() {
    spent = 90_000_000;
    assertThat(day().stream().filter(Measure.BEAT::equals).count()).isBetween(5L, 10L);
    assertThat(day()).doesNotContain(new Measure(1));
  }

  @Test
  void oneTargetThatTookAlmostAll_leavesTheNetworkHeard() {
    spent = 90_000_000;
    perBeat = 15_000;
    perTarget = 5_000_000;
    assertThat(day()).containsOnly(Measure.BEAT);
  }

  @ParameterizedTest
  @CsvSource({"20, 150000, 20000", "40, 400000, 50000", "100, 2000000, 60000", "100, 900, 60000"})
  void monthWithLittleData_hasATurnInEachHour_andStaysBelowIt(
      int megabytes, long target, long beat) {
    settings =
        new Settings(Mode.CAREFUL, true, megabytes, Optional.empty(), false, Optional.empty());
    perTarget = target;
    perBeat = beat;
    int turns = 0;
    now = ZonedDateTime.of(2026, 11, 1, 0, 59, 0, 0, ALMATY);
    for (; now.getMonthValue() == 11; now = now.plusHours(1)) {
      if (next() instanceof Measure turn) {
        spent += turn.isBeat() ? Math.min(perBeat, perTarget) : turn.targets() * perTarget;
        lastRun = Optional.of(now.toInstant());
        turns++;
      }
    }
    assertThat(spent).isLessThanOrEqualTo(megabytes * 1_000_000L);
    assertThat(turns).isEqualTo(720);
  }

  private List<Next> day() {
    return IntStream.range(0, 24)
        .mapToObj(hour -> {
          now = ZonedDateTime.of(2026, 11, 10, hour, 59, 0, 0, ALMATY);
          return next();
        })
        .toList();
  }

  @Test
  void monthOfTurns_staysBelowItsData() {
    now = ZonedDateTime.of(2026, 11, 1, 0, 59, 0, 0, ALMATY);
    int turns = 0;
    for (; now.getMonthValue() == 11; now = now.plusHours(1)) {
      if (next() instanceof Measure(int targets)) {
        spent += targets * perTarget;
        lastRun = Optional.of(now.toInstant());
        turns++;
      }
    }
    assertThat(spent).isLessThanOrEqualTo(100_000_000);
    assertThat(turns).isGreaterThan(700);
  }

  private Next next() {
    return Schedule.next(
        new Situation(
            now,
            consented,
            settings,
            line,
            lastRun,
            sinceLastRun,
            spent,
            perTarget,
            perBeat,
            SEED));
  }

  private Why why() {
    return ((Rest) next()).why();
  }
}
