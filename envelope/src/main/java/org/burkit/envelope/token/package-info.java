/**
 * Credit that nobody can trace: tokens that a collector signs without seeing them (RFC 9474).
 *
 * <p>In: a collector's public key. Out: a blinded message for it to sign, and from its answer a
 * token that anybody can check and that the collector cannot tell from any other under that key.
 * All values are immutable; any thread may use them.
 */
@NullMarked
package org.burkit.envelope.token;

import org.jspecify.annotations.NullMarked;
