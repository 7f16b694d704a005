/**
 * Lists on their way to a probe: one file, signed. In: the files of an edition and private keys, or
 * bytes from a stranger and what is trusted already. Out: canonical JSON, or lists that may be
 * used, or the reason why not. The rules are those of The Update Framework (TUF 1.0.33, sections
 * 5.3 and 5.6), with one role beside the root and one file. Pure; any thread.
 */
@NullMarked
package org.burkit.lists.bundle;

import org.jspecify.annotations.NullMarked;
