/**
 * The measurement of a service by what people use it for.
 *
 * <p>In: a service of the lists with its endpoints. Out: what was observed of each, tagged with it,
 * and what the control saw of the same; never what it means. The steps are those of {@code
 * webconnectivity}. Blocks its virtual thread; endpoints are tried several at once.
 */
@NullMarked
package org.burkit.probe.nettest.service;

import org.jspecify.annotations.NullMarked;
