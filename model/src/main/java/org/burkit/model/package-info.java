/**
 * The words that probe, control and collector share, and the one codec between them and the wire.
 *
 * <p>In: bytes of an OONI measurement or of a test-helper message. Out: immutable records that say
 * what happened and never what it means. Everything here is a value; any thread may use it.
 */
@NullMarked
package org.burkit.model;

import org.jspecify.annotations.NullMarked;
