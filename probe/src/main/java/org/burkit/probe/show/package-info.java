/**
 * What a person or a script is shown of a run.
 *
 * <p>In: results. Out: JSON Lines on standard output; a progress line, a table and plain sentences
 * in Kazakh, Russian or English on standard error and output. The run's thread, but for progress.
 */
@NullMarked
package org.burkit.probe.show;

import org.jspecify.annotations.NullMarked;
