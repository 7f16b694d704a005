/**
 * What a bench is and how its report is written. In: the tables, pictures and bounds of a run. Out:
 * Markdown, SVG and JSON Lines. Pure; any thread.
 */
@NullMarked
package org.burkit.bench.report;

import org.jspecify.annotations.NullMarked;
