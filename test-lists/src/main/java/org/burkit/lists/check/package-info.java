/**
 * What may not be published although it can be read. In: the files of an edition. Out: every fault
 * with file, line, reason and remedy, in the order of files and lines. Pure but for the clock's
 * day, which is handed in; any thread.
 */
@NullMarked
package org.burkit.lists.check;

import org.jspecify.annotations.NullMarked;
