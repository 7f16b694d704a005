package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void fineTargets_giveMorePlaces_upToTheMost() throws Exception {
    Pace pace = new Pace(12);
    int before = pace.now();

    for (int round = 0; round < 50; round++) {
      fill(pace).forEach(turn -> turn.giveBack(LineHealth.Sign.FINE));
    }

    assertThat(before).isEqualTo(8);
    assertThat(pace.now()).isEqualTo(12);
  }

  @Test
  void trouble_halvesThePlaces_downToOne() throws Exception {
    Pace pace = new Pace(8);
    pace.next().giveBack(LineHealth.Sign.TROUBLED);
    assertThat(pace.now()).isEqualTo(4);
    for (int i = 0; i < 5; i++) {
      pace.next().giveBack(LineHealth.Sign.TROUBLED);
    }
    assertThat(pace.now()).isEqualTo(1);
  }

  @Test
  void deadTarget_saysNothing() throws Exception {
    Pace pace = new Pace(8);
    for (int i = 0; i < 20; i++) {
      pace.next().giveBack(LineHealth.Sign.NONE);
    }
    assertThat(pace.now()).isEqualTo(8);
  }

  private static List<Pace.Turn> fill(Pace pace) throws InterruptedException {
    List<Pace.Turn> turns = new ArrayList<>();
    for (int places = pace.now(); turns.size() < places; ) {
      turns.add(pace.next());
    }
    return turns;
  }
}
