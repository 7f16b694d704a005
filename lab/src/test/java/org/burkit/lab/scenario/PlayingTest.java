package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlayingTest {
  private static final Scenario ROW = Scenarios.all().getFirst();

  @Test
  void results_comeInTheOrderOfTheTurns_howeverTheyEnd() throws Exception {
    List<Long> shown = new ArrayList<>();
    // The first two only end when both run: they are played at once.
    CyclicBarrier both = new CyclicBarrier(2);
    Playing.Player player =
        turn -> {
          meet(both);
          return result(turn);
        };
    List<Result> results = new Playing(player, 2).play(turns(6), r -> shown.add(r.seed()));
    assertThat(shown).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(results).extracting(Result::seed).isEqualTo(shown);
  }

  @Test
  void jobs_areNeverMoreThanAllowed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Playing.Player player =
        turn -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
          return result(turn);
        };
    new Playing(player, 3).play(turns(200), _ -> {});
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void bug_endsAllAndIsNotHidden() {
    Playing.Player player =
        turn -> {
          throw new IllegalStateException("a bug in turn " + turn.seed());
        };
    assertThatThrownBy(() -> new Playing(player, 2).play(turns(4), _ -> {}))
        .hasMessage("a bug in turn 0");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("nobody else was playing", e);
    }
  }

  private static List<Playing.Turn> turns(int count) {
    return LongStream.range(0, count).mapToObj(seed -> new Playing.Turn(ROW, seed)).toList();
  }

  private static Result result(Playing.Turn turn) {
    return new Result(turn.scenario(), turn.seed(), new Seen.Failure("none"), Duration.ZERO);
  }
}
