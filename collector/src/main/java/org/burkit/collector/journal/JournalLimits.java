package org.burkit.collector.journal;

/**
 * Sizes that the journal keeps to, in bytes unless said otherwise.
 *
 * @param segmentBytes a segment that has reached this size gets no further block
 * @param blockBytes a commit takes waiting appends until their entries reach this size together
 * @param waitingBytes appends beyond this much waiting are turned away
 * @param waitingAppends appends beyond this number waiting are turned away
 */
public record JournalLimits(
    long segmentBytes, int blockBytes, long waitingBytes, int waitingAppends) {

  /** The most that the entries of one block may hold before compression; guards the reader. */
  static final int LARGEST_BLOCK = 64 << 20;

  public JournalLimits {
    if (segmentBytes < 1 || blockBytes < 1 || waitingBytes < 1 || waitingAppends < 1) {
      throw new IllegalArgumentException("journal limits are 1 or more");
    }
    if (blockBytes > LARGEST_BLOCK) {
      throw new IllegalArgumentException("a block is at most " + LARGEST_BLOCK + " bytes");
    }
  }

  /**
   * 64 MiB segments, commits of about 4 MiB, 48 MiB or 4,096 appends waiting: for a 256 MiB heap.
   */
  public static JournalLimits standard() {
    return new JournalLimits(64L << 20, 4 << 20, 48L << 20, 4_096);
  }
}
