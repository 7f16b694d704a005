/**
 * What people say of incidents, beside the measurements.
 *
 * <p>In: acts of editors, who have a token each, and what readers contest. Out: entries of the
 * journal, which the fold brings into the store. Nothing of who a reader is is kept. Any thread.
 */
@NullMarked
package org.burkit.collector.editor;

import org.jspecify.annotations.NullMarked;
