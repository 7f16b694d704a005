/**
 * What everybody may know of what a collector knows. API, pages, feeds and bundles all publish by
 * these rules, and the verifier applies them to what it has counted again.
 *
 * <p>In: incidents and the parts of measurements. Out: the same, of which less is said. Pure; any
 * thread.
 */
@NullMarked
package org.burkit.evidence.redact;

import org.jspecify.annotations.NullMarked;
