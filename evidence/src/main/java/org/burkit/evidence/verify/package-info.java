/**
 * Checks a bundle without anybody's help: is it unaltered, who signed it, when was it in the log at
 * the latest, do the rules come to the same from the same measurements, is it still claimed, what
 * is withheld.
 *
 * <p>In: the bytes of a bundle, from anybody, and what the reader trusts. Out: seven answers, and
 * words for them in three languages. Pure; any thread.
 */
@NullMarked
package org.burkit.evidence.verify;

import org.jspecify.annotations.NullMarked;
