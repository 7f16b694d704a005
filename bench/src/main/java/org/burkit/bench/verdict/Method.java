package org.burkit.bench.verdict;

import org.burkit.model.Measurement;
import org.burkit.model.References;

/** A way of judging one measurement. */
@FunctionalInterface
interface Method {
  Opinion judge(Measurement measurement, References references);
}
