/**
 * What to measure, and what is known beforehand. In: a directory of YAML and CSV files, ours inside
 * the jar or another's. Out: {@link org.burkit.lists.Lists}, or every fault with file and line.
 * Values; any thread may use them.
 */
@NullMarked
package org.burkit.lists;

import org.jspecify.annotations.NullMarked;
