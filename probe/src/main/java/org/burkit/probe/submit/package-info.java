/**
 * Bringing measurements to a collector.
 *
 * <p>In: the spool. Out: what became of each measurement. Small batches, each acknowledged by
 * itself; nothing leaves the spool before the collector says that it has it. Blocks; one thread.
 */
@NullMarked
package org.burkit.probe.submit;

import org.jspecify.annotations.NullMarked;
