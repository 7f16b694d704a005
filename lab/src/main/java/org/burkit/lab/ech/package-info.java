/**
 * Encrypted Client Hello as servers see it (RFC 9849): the configuration that HTTPS records carry,
 * and the key that opens what clients sealed to it.
 *
 * <p>In: bytes of ClientHellos. Out: the hidden ClientHello, if there is one for this key. {@link
 * org.burkit.lab.ech.EchKey} is the façade. Pure, apart from the chance in a new key; any thread.
 */
@NullMarked
package org.burkit.lab.ech;

import org.jspecify.annotations.NullMarked;
