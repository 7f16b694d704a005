package org.burkit.collector.journal;

/** What became of one entry that was appended. Both say that the entry is on the disk now. */
public enum Receipt {
  /** Written by this append. */
  STORED,
  /** An entry with the same id was there before, or came earlier in the same append. */
  ALREADY_THERE
}
