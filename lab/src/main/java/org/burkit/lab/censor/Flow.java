package org.burkit.lab.censor;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.TcpSegment;

/** What a censor remembers of one flow of TCP or UDP. Owned by its {@link FlowTable}. */
sealed interface Flow {

  /** Still being read: the client's first message is not whole yet. */
  final class Reading implements Flow {
    private static final int LONGEST_FIRST_MESSAGE = 16_384;

    private final byte[] stream = new byte[LONGEST_FIRST_MESSAGE];
    private final BitSet received = new BitSet();
    private final int firstSeq;

    private Reading(int firstSeq) {
      this.firstSeq = firstSeq;
    }

    static Reading after(TcpSegment syn) {
      return new Reading(syn.seq() + 1);
    }

    /** Of a stream whose parts come with their offset in it. */
    static Reading fromZero() {
      return new Reading(0);
    }

    /** Adds a part, in whatever order it comes; false if it lies beyond what anyone would read. */
    boolean add(int seq, byte[] data) {
      int offset = seq - firstSeq;
      if (offset < 0 || offset + data.length > stream.length) {
        return false;
      }
      System.arraycopy(data, 0, stream, offset, data.length);
      received.set(offset, offset + data.length);
      return true;
    }

    /** What has come, from the start to the first gap. */
    byte[] contiguous() {
      return Arrays.copyOf(stream, received.nextClearBit(0));
    }
  }

  /** Of no interest: passes untouched. */
  record Cleared() implements Flow {}

  /** Cut: nothing passes any more, in either direction. */
  record Cut() implements Flow {}

  /** Cut, and the client is told so each time it tries. */
  record Forbidden() implements Flow {}

  /** The client is heard, the server is not. */
  record Muted() implements Flow {}

  /** Led to another end point; both directions are rewritten. */
  record Diverted(Endpoint instead) implements Flow {}

  /** So much of the server's data may pass yet; then silence, or a reset. */
  record Rationed(int bytesLeft, boolean resetsThen) implements Flow {}

  /** A part of the server's packets is lost. */
  final class Lossy implements Flow {
    private final double part;
    private final Seed seed;
    private long packets;

    Lossy(double part, Seed seed) {
      this.part = part;
      this.seed = seed;
    }

    boolean losesNext() {
      return seed.draw(packets++) < part;
    }
  }

  /** The server's packets wait in a queue that empties at a fixed rate. */
  final class Shaped implements Flow {
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(3);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int bytesPerSecond;
    private Instant free = Instant.MIN;

    Shaped(int bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    /** How long a packet that comes now has to wait; longer than the queue is: it is lost. */
    Duration enqueue(int bytes, Instant now) {
      Instant begins = free.isAfter(now) ? free : now;
      Instant ends = begins.plusNanos(bytes * NANOS_PER_SECOND / bytesPerSecond);
      Duration waits = Duration.between(now, ends);
      if (fits(waits)) {
        free = ends;
      }
      return waits;
    }

    static boolean fits(Duration wait) {
      return wait.compareTo(LONGEST_QUEUE) <= 0;
    }
  }
}
