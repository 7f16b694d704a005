/**
 * Files that only one collector can read.
 *
 * <p>In: bytes and a collector's public key, or a file and the private one. Out: a sealed file, or
 * the bytes; {@link org.burkit.envelope.NotSealed} says why there are none. Streams are for one
 * thread, keys for any.
 */
@NullMarked
package org.burkit.envelope;

import org.jspecify.annotations.NullMarked;
