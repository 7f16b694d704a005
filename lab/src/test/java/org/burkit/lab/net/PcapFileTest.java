package org.burkit.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapFileTest {
  @TempDir Path directory;

  @Test
  void packets_areThereWithTheirNanosecondsInOrder() throws Exception {
    Path file = directory.resolve("link.pcap");
    try (PcapFile pcap = PcapFile.create(file)) {
      pcap.crossed(Instant.ofEpochSecond(1_700_000_000, 123_456_789), new byte[] {0x45, 1, 2});
      pcap.crossed(Instant.ofEpochSecond(1_700_000_001, 5), new byte[] {0x60, 7});
    }
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(read.getInt()).isEqualTo(0xa1b23c4d);
    assertThat(read.position(20).getInt()).as("raw IP").isEqualTo(101);
    assertThat(packet(read)).isEqualTo("1700000000.123456789 45 01 02");
    assertThat(packet(read)).isEqualTo("1700000001.000000005 60 07");
    assertThat(read.hasRemaining()).isFalse();
  }

  private static String packet(ByteBuffer from) {
    StringBuilder text = new StringBuilder("%d.%09d".formatted(from.getInt(), from.getInt()));
    int length = from.getInt();
    assertThat(from.getInt()).as("never cut").isEqualTo(length);
    for (int i = 0; i < length; i++) {
      text.append(" %02x".formatted(from.get()));
    }
    return text.toString();
  }
}
