/**
 * The field day: a day of five hundred volunteers in three countries, two organisations, and all
 * that goes wrong, in some minutes. The world says who measures what and when and what is true; the
 * recordings of the lab say how that looks on the wire; real collectors take it.
 */
@NullMarked
package org.burkit.bench.field;

import org.jspecify.annotations.NullMarked;
