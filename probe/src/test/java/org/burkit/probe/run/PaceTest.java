package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void fineTargets_giveMorePlaces_upToTheMost() throws Exception {
    Pace pace = new Pace(12, LONG);
    int before = pace.now();

    for (int round = 0; round < 50; round++) {
      fill(pace).forEach(turn -> turn.giveBack(LineHealth.Sign.FINE));
    }

    assertThat(before).isEqualTo(8);
    assertThat(pace.now()).isEqualTo(12);
  }

  @Test
  void trouble_halvesThePlaces_downToOne() throws Exception {
    Pace pace = new Pace(8, LONG);
    pace.next().giveBack(LineHealth.Sign.TROUBLED);
    assertThat(pace.now()).isEqualTo(4);
    for (int i = 0; i < 5; i++) {
      pace.next().giveBack(LineHealth.Sign.TROUBLED);
    }
    assertThat(pace.now()).isEqualTo(1);
  }

  @Test
  void deadTarget_saysNothing() throws Exception {
    Pace pace = new Pace(8, LONG);
    for (int i = 0; i < 20; i++) {
      pace.next().giveBack(LineHealth.Sign.NONE);
    }
    assertThat(pace.now()).isEqualTo(8);
  }

  @Test
  void troubleOfThoseOnTheLineTogether_countsOnce() throws Exception {
    Pace pace = new Pace(8, LONG);
    fill(pace).forEach(turn -> turn.giveBack(LineHealth.Sign.TROUBLED));
    assertThat(pace.now()).isEqualTo(4);
  }

  @Test
  void targetsThatWait_holdUpNobody_upToFourTimesTheMost() throws Exception {
    Pace pace = new Pace(2, Duration.ZERO);
    List<Pace.Turn> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(pace.next());
    }
    CompletableFuture<Pace.Turn> ninth = new CompletableFuture<>();
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            ninth.complete(pace.next());
          } catch (InterruptedException e) {
            ninth.completeExceptionally(e);
          }
        });
    assertThat(ninth).isNotDone();

    all.removeFirst().giveBack(LineHealth.Sign.NONE);

    assertThat(ninth.get(10, TimeUnit.SECONDS)).isNotNull();
    waiting.join();
    assertThat(pace.now()).isEqualTo(2);
  }

  private static List<Pace.Turn> fill(Pace pace) throws InterruptedException {
    List<Pace.Turn> turns = new ArrayList<>();
    for (int places = pace.now(); turns.size() < places; ) {
      turns.add(pace.next());
    }
    return turns;
  }
}
