package org.burkit.lab.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import org.burkit.lab.ech.EchKey;
import org.burkit.lab.ech.TestTls;
import org.burkit.lab.packet.TestHello;
import org.junit.jupiter.api.Test;

class EchFrontTest {
  private static final String NAME = "qupia.example";
  private static final EchKey KEY = EchKey.create("cover.example", 7);
  private static final byte[] AFTER = {20, 3, 3, 0, 1, 1};

  @Test
  void hiddenHello_takesThePlaceOfTheOuter_andWhatFollowsFollows() throws Exception {
    byte[] hello = TestTls.hidden(NAME, KEY.configs());
    String passed = through(join(hello, AFTER));
    assertThat(passed).contains(NAME).doesNotContain("cover.example");
    assertThat(passed).endsWith(new String(AFTER, ISO_8859_1));
  }

  @Test
  void helloInPieces_isPutTogether() throws Exception {
    byte[] hello = TestTls.hidden(NAME, KEY.configs());
    byte[][] bytes = new byte[hello.length][];
    for (int i = 0; i < hello.length; i++) {
      bytes[i] = new byte[] {hello[i]};
    }
    assertThat(through(bytes)).contains(NAME).doesNotContain("cover.example");

    byte[] first = Arrays.copyOf(hello, 105);
    first[3] = 0;
    first[4] = 100;
    int rest = hello.length - 105;
    byte[] header = {22, 3, 1, (byte) (rest >>> 8), (byte) rest};
    byte[] second = join(header, Arrays.copyOfRange(hello, 105, hello.length));
    assertThat(through(first, second)).contains(NAME).doesNotContain("cover.example");
  }

  @Test
  void whatHidesNothingForThisKey_passesAsItCame() throws Exception {
    byte[] other = TestTls.hidden(NAME, EchKey.create("cover.example", 7).configs());
    byte[] plain = TestHello.naming(NAME);
    byte[] http = "GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1);
    for (byte[] bytes : new byte[][] {other, plain, http}) {
      assertThat(through(bytes)).isEqualTo(new String(bytes, ISO_8859_1));
    }
  }

  /** What comes out behind the front when these come in, one after the other. */
  private static String through(byte[]... parts) {
    EmbeddedChannel channel = new EmbeddedChannel(new EchFront(KEY, false));
    StringBuilder out = new StringBuilder();
    for (byte[] part : parts) {
      channel.writeInbound(Unpooled.copiedBuffer(part));
      for (ByteBuf in = channel.readInbound(); in != null; in = channel.readInbound()) {
        out.append(in.toString(ISO_8859_1));
        in.release();
      }
    }
    assertThat(channel.pipeline().get(EchFront.class)).as("has done its work").isNull();
    channel.finishAndReleaseAll();
    return out.toString();
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
