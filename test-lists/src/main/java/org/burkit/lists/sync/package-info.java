/**
 * Lists of others, kept apart from ours. In: files in the field's six columns, which an operator
 * gives. Out: a directory of them with who made them and under which licence. One thread.
 */
@NullMarked
package org.burkit.lists.sync;

import org.jspecify.annotations.NullMarked;
