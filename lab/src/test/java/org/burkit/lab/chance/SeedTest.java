package org.burkit.lab.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedTest {
  private static final int DRAWS = 100_000;

  @Test
  void draws_areEvenlySpread_seed7() {
    Seed seed = new Seed(7);
    for (int tenth = 0; tenth < 10; tenth++) {
      double from = tenth / 10.0;
      long inIt =
          LongStream.range(0, DRAWS)
              .filter(n -> seed.draw(n) >= from && seed.draw(n) < from + 0.1)
              .count();
      assertThat(inIt).as("from %s", from).isBetween(9_600L, 10_400L);
    }
  }

  @Test
  void partsOfOneSeed_areIndependent_seed7() {
    Seed one = new Seed(7).of("losses");
    Seed other = new Seed(7).of("delays");
    long both =
        LongStream.range(0, DRAWS).filter(n -> one.draw(n) < 0.5 && other.draw(n) < 0.5).count();
    assertThat(both).isBetween(24_400L, 25_600L);
    assertThat(new Seed(7).of("losses")).isEqualTo(one).isNotEqualTo(new Seed(8).of("losses"));
  }
}
