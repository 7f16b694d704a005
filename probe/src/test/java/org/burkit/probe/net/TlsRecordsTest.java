package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TlsRecordsTest {
  private final TlsRecords records = new TlsRecords();

  @Test
  void alertAfterOtherRecord_isRead() {
    feed("160303000400000000" + "15030300020270");

    assertThat(records.alert()).hasValue(0x70);
    assertThat(records.isPlaintext()).isFalse();
  }

  @Test
  void alertInSingleBytes_isRead() {
    for (String octet : "15 03 03 00 02 02 28".split(" ")) {
      feed(octet);
    }

    assertThat(records.alert()).hasValue(40);
  }

  @Test
  void encryptedAlert_isNotGuessed() {
    feed("1503030013" + "00".repeat(19));

    assertThat(records.alert()).isEmpty();
  }

  @Test
  void bytesOfARecordThatLookLikeAnAlert_areNotOne() {
    feed("1703030007" + "15030300020270");

    assertThat(records.alert()).isEmpty();
  }

  @Test
  void httpAnswer_isPlaintext() {
    records.feed(Unpooled.copiedBuffer("HTTP/1.1 400", StandardCharsets.US_ASCII));

    assertThat(records.isPlaintext()).isTrue();
  }

  private void feed(String hex) {
    records.feed(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
  }
}
