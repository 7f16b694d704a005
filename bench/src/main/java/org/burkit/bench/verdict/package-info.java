/**
 * How right single verdicts are. In: measurements that were recorded in the lab beside their truth.
 * Out: confusion, mechanisms, reliability of the confidence, what each source of evidence is worth,
 * and two simpler methods on the same measurements. Pure; one thread.
 */
@NullMarked
package org.burkit.bench.verdict;

import org.jspecify.annotations.NullMarked;
