/**
 * What the log keeps of a measurement: a digest of each field, made with a salt of its own (as in
 * SD-JWT), so that some can be shown and others withheld, or erased for good.
 *
 * <p>In: the canonical JSON of a measurement and what the collector knows of it. Out: the bytes of
 * a leaf, and disclosures of single fields. Pure; any thread.
 */
@NullMarked
package org.burkit.evidence.leaf;

import org.jspecify.annotations.NullMarked;
