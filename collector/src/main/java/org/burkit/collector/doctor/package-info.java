/**
 * Says in plain words how a collector and its machine are, and what is to be done.
 *
 * <p>In: a data directory, whether a collector has it open or not, and a running collector's
 * answers. Out: findings, and their sentences in kk, ru and en. Changes nothing. One thread.
 */
@NullMarked
package org.burkit.collector.doctor;

import org.jspecify.annotations.NullMarked;
