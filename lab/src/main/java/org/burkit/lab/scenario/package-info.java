/**
 * The scenario table: situations whose truth is set, and what the probe ought to say about them.
 *
 * <p>In: rows. Out: for each row what was true, what was seen, and whether they agree. A row is
 * data: to add one, add one; nothing else changes. The runner builds one world at a time, on the
 * caller's thread.
 */
@NullMarked
package org.burkit.lab.scenario;

import org.jspecify.annotations.NullMarked;
