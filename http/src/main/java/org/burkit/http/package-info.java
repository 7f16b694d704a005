/**
 * What all have in common that ask strangers' servers over HTTP.
 *
 * <p>In: whatever a server answers. Out: an answer, or an {@link java.io.IOException}. Any thread.
 */
@NullMarked
package org.burkit.http;

import org.jspecify.annotations.NullMarked;
