/**
 * Two editions beside each other, and one in numbers. In: the files of editions, or lists of sites.
 * Out: changes in the order of files and keys, counts. Pure; any thread.
 */
@NullMarked
package org.burkit.lists.compare;

import org.jspecify.annotations.NullMarked;
