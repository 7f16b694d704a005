package org.burkit.lab.censor;

import java.util.Arrays;
import java.util.BitSet;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.FirstMessage;
import org.burkit.lab.packet.TcpSegment;

/** What a censor remembers of one TCP connection. Owned by its {@link FlowTable}. */
sealed interface Flow {

  /** Still being read: the client's first message is not whole yet. */
  final class Reading implements Flow {
    private static final int LONGEST_FIRST_MESSAGE = 16_384;

    private final int firstSeq;
    private final byte[] stream = new byte[LONGEST_FIRST_MESSAGE];
    private final BitSet received = new BitSet();

    Reading(TcpSegment syn) {
      firstSeq = syn.seq() + 1;
    }

    /** Adds a segment, in whatever order it comes, and says what is known then. */
    FirstMessage add(TcpSegment segment) {
      int offset = segment.seq() - firstSeq;
      byte[] data = segment.data();
      if (offset < 0 || offset + data.length > stream.length) {
        return new FirstMessage.Opaque();
      }
      System.arraycopy(data, 0, stream, offset, data.length);
      received.set(offset, offset + data.length);
      return FirstMessage.read(Arrays.copyOf(stream, received.nextClearBit(0)));
    }
  }

  /** Of no interest: passes untouched. */
  record Cleared() implements Flow {}

  /** Cut: nothing passes any more, in either direction. */
  record Cut() implements Flow {}

  /** Led to an interceptor; both directions are rewritten. */
  record Diverted(Endpoint interceptor) implements Flow {}
}
