package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdSetTest {
  @Test
  void agreesWithAHashSet_overAHundredThousandIds() {
    var random = new Random(99);
    var ids = new IdSet();
    var expected = new HashSet<Bytes>();
    for (int i = 0; i < 100_000; i++) {
      byte[] id = new byte[Envelope.ID_BYTES];
      random.nextBytes(id);
      if (i % 3 == 0) {
        id = expected.isEmpty() ? id : expected.iterator().next().toArray();
      }
      assertThat(ids.contains(id)).isEqualTo(expected.contains(Bytes.copyOf(id)));
      assertThat(ids.add(id)).isEqualTo(expected.add(Bytes.copyOf(id)));
    }
    assertThat(ids.size()).isEqualTo(expected.size());
    assertThat(expected).allMatch(id -> ids.contains(id.toArray()));
  }

  @Test
  void idsThatDifferInTheirLastConsideredBit_areDifferent() {
    byte[] one = new byte[Envelope.ID_BYTES];
    byte[] other = new byte[Envelope.ID_BYTES];
    one[0] = 1;
    other[0] = 1;
    other[15] = 1;
    var ids = new IdSet();
    assertThat(ids.add(one)).isTrue();
    assertThat(ids.contains(other)).isFalse();
    assertThat(ids.add(other)).isTrue();
  }
}
