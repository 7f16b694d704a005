package org.burkit.lab.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstMessageTest {
  @Test
  void clientHello_givesItsServerName() throws Exception {
    assertThat(FirstMessage.read(TestHello.naming("Aulnet.example"), 443))
        .isEqualTo(new FirstMessage.Tls(Optional.of("aulnet.example"), false));
  }

  @Test
  void clientHelloWithoutServerName_isTlsWithoutName() throws Exception {
    assertThat(FirstMessage.read(TestHello.naming(""), 443))
        .isEqualTo(new FirstMessage.Tls(Optional.empty(), false));
  }

  @Test
  void everyPrefixOfClientHello_isIncomplete() throws Exception {
    byte[] hello = TestHello.naming("aulnet.example");
    for (int n = 0; n < hello.length; n++) {
      assertThat(FirstMessage.read(Arrays.copyOf(hello, n), 443))
          .as("first %d bytes", n)
          .isEqualTo(new FirstMessage.Incomplete());
    }
  }

  @Test
  void clientHelloSplitOverRecords_isJoined() throws Exception {
    byte[] hello = TestHello.naming("aulnet.example");
    byte[] split = twoRecords(hello, 40);

    assertThat(FirstMessage.read(split, 443))
        .isEqualTo(new FirstMessage.Tls(Optional.of("aulnet.example"), false));
  }

  @Test
  void httpRequest_givesItsHostWithoutPort() {
    byte[] request =
        "GET / HTTP/1.1\r\nAccept: */*\r\nhOST: Azat.example:80\r\n\r\n".getBytes(US_ASCII);

    assertThat(FirstMessage.read(request, 443))
        .isEqualTo(new FirstMessage.Http(Optional.of("azat.example")));
    assertThat(FirstMessage.read(Arrays.copyOf(request, 30), 443))
        .isEqualTo(new FirstMessage.Incomplete());
  }

  @Test
  void endlessHttpHead_isGivenUp() {
    byte[] head = new byte[HttpHead.LONGEST];
    Arrays.fill(head, (byte) 'G');

    assertThat(FirstMessage.read(head, 443)).isEqualTo(new FirstMessage.Opaque());
  }

  @Test
  void damagedClientHellos_neverThrow_seed20261124() throws Exception {
    Random random = new Random(20_261_124);
    byte[] hello = TestHello.naming("aulnet.example");
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = hello.clone();
      for (int j = 0; j < 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> FirstMessage.read(damaged, 443)).doesNotThrowAnyException();
    }
  }

  private static byte[] twoRecords(byte[] record, int firstLength) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = record.length - 5 - firstLength;
    out.writeBytes(new byte[] {22, 3, 1, (byte) (firstLength >> 8), (byte) firstLength});
    out.write(record, 5, firstLength);
    out.writeBytes(new byte[] {22, 3, 1, (byte) (rest >> 8), (byte) rest});
    out.write(record, 5 + firstLength, rest);
    return out.toByteArray();
  }
}
