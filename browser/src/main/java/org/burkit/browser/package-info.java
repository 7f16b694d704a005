/**
 * A real browser for tests and benches.
 *
 * <p>In: addresses and expressions. Out: what pages say, their pictures and figures. The thread of
 * whoever calls.
 */
@NullMarked
package org.burkit.browser;

import org.jspecify.annotations.NullMarked;
