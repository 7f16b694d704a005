package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where each measurement lies, by its id: made from the segments, and made anew from them where it
 * is lost. One thread at a time, save for {@link #find}.
 */
interface IdIndex extends Closeable {
  /**
   * The last block that it knows, which tells whether a journal is the one that it was made from.
   *
   * @param first id of the block's first entry
   * @param salt of the block's segment
   */
  record Known(Position at, Position next, Bytes first, long salt) {
    static final Known NOTHING =
        new Known(Position.START, Position.START, Bytes.owning(new byte[Envelope.ID_BYTES]), 0);

    static Known of(Block block, long salt) {
      byte[] first = block.entries().getFirst().envelope().idBytes();
      return new Known(block.at(), block.next(), Bytes.owning(first), salt);
    }
  }

  Known known();

  /** Forgets all: for a journal that is not the one it knew. */
  void clear() throws IOException;

  /** For each id, in order, whether it is known. */
  List<Boolean> contains(List<Bytes> ids) throws IOException;

  /**
   * Takes a block in. What it could not take it keeps and takes before it next answers, or says
   * again that it cannot.
   *
   * @param salt of the block's segment
   */
  void put(Block block, long salt) throws IOException;

  /** Where the entry with this id lies; any thread may ask. */
  Optional<Address> find(Bytes id) throws IOException;
}
