package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RightOfWayTest {
  private final RightOfWay rightOfWay = new RightOfWay();

  @Test
  void few_areNoCrowd() throws InterruptedException {
    enter(RightOfWay.CROWD - 1);

    assertThat(rightOfWay.isCrowded()).isFalse();
    assertThat(rightOfWay.giveWay()).isTrue();
  }

  @Test
  void follower_waitsUntilTheCrowdHasGone() throws Exception {
    List<RightOfWay.Passage> crowd = enter(RightOfWay.CROWD);
    CompletableFuture<Boolean> follower = follower();

    assertThat(rightOfWay.isCrowded()).isTrue();
    crowd.forEach(RightOfWay.Passage::close);

    assertThat(follower.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(rightOfWay.isCrowded()).isFalse();
  }

  @Test
  void follower_goesOnThoughTheCrowdStays() throws Exception {
    enter(RightOfWay.CROWD);

    assertThat(follower().get(30, TimeUnit.SECONDS)).isFalse();
  }

  private CompletableFuture<Boolean> follower() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return rightOfWay.giveWay();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private List<RightOfWay.Passage> enter(int many) {
    List<RightOfWay.Passage> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(rightOfWay.enter());
    }
    return all;
  }
}
