package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PageMemoryTest {
  private static final int PAGES = 64;
  private static final long ENOUGH_FOR_ALL = 17 << 20;
  private static final HttpResponse OK =
      new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

  private final PageMemory memory = new PageMemory();

  @Test
  void manyEndlessPages_holdLittleTogetherAndSomethingEach() {
    List<Integer> held = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      held.add(taken());
    }

    assertThat(held.stream().mapToLong(Integer::longValue).sum()).isLessThan(ENOUGH_FOR_ALL);
    assertThat(held).allMatch(bytes -> bytes >= PageMemory.OF_EACH);
    assertThat(held.getFirst()).isEqualTo(ResponseReader.MAX_BODY);
  }

  @Test
  void readPage_leavesItsRoomToOthers() throws Exception {
    for (int i = 0; i < PAGES; i++) {
      ByteString body = ByteString.of(new byte[taken()]);

      assertThat(body.size()).isEqualTo(ResponseReader.MAX_BODY);
      assertThat(memory.unpacked(received(body)).orElseThrow().length()).isEqualTo(body.size());
    }
  }

  /** As much as an endless page is given. */
  private int taken() {
    int held = 0;
    for (int granted = -1; granted != 0; held += granted) {
      granted = memory.take(held, Math.min(16 << 10, ResponseReader.MAX_BODY - held));
    }
    return held;
  }

  private static ResponseReader.Received received(ByteString body) {
    return new ResponseReader.Received(Optional.of(OK), body, true, Optional.empty());
  }
}
