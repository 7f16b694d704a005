/**
 * Lists that a collector delivers. In: a root that the volunteer was given, bytes from the
 * collector. Out: lists that were proved, or why they were refused. Keeps the last good ones in the
 * probe's home. One thread.
 */
@NullMarked
package org.burkit.probe.delivery;

import org.jspecify.annotations.NullMarked;
