/**
 * Credit of probes that nobody can trace: keys by which tokens are signed unseen, and which tokens
 * are spent.
 *
 * <p>In: what a probe has blinded, or a token. Out: signatures, or whether the token is good and
 * was never spent before. Which signature became which token is known to nobody here. Any thread.
 */
@NullMarked
package org.burkit.collector.token;

import org.jspecify.annotations.NullMarked;
