/**
 * How fast the transparency log grows and proves, and how fast bundles are made and verified. In
 * the process of the bench, on files of a temporary directory. One thread.
 */
@NullMarked
package org.burkit.bench.evidence;

import org.jspecify.annotations.NullMarked;
