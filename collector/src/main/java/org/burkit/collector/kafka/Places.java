package org.burkit.collector.kafka;

import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;

/**
 * Places in topics in the words of the journal. Stateless.
 *
 * <p>The order is that of the judged topic: it is the first number of positions and addresses. An
 * address says besides where the bytes lie: their offset is its second number, their partition the
 * third.
 */
final class Places {
  private Places() {}

  /** Before the judged measurement at this offset. */
  static Position position(long judgedOffset) {
    return new Position(judgedOffset + 1, 0);
  }

  static long judgedOffset(Position position) {
    return position.segment() - 1;
  }

  /** Of bytes that were not judged yet. */
  static Address unordered(int partition, long offset) {
    return new Address(new Position(Long.MAX_VALUE, offset), partition);
  }

  /** The same bytes, once the judged topic has them at this offset. */
  static Address ordered(Address unordered, long judgedOffset) {
    var block = new Position(judgedOffset + 1, unordered.block().offset());
    return new Address(block, unordered.index());
  }

  static int partition(Address address) {
    return address.index();
  }

  static long offset(Address address) {
    return address.block().offset();
  }
}
