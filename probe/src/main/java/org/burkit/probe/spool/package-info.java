/**
 * The queue on disk of measurements that no collector has acknowledged yet.
 *
 * <p>In: encoded measurements. Out: the same, oldest first, until they are removed. What {@code
 * add} has returned from survives a crash of the machine. Any thread of one process.
 */
@NullMarked
package org.burkit.probe.spool;

import org.jspecify.annotations.NullMarked;
