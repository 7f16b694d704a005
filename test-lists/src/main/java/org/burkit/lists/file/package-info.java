/**
 * The files of an edition as they are written: entries with file and line, and what is wrong with
 * them. In: a directory, or the jar. Out: {@link org.burkit.lists.file.Entry} and {@link
 * org.burkit.lists.file.Fault}. One thread for each reading.
 */
@NullMarked
package org.burkit.lists.file;

import org.jspecify.annotations.NullMarked;
