/** Kafka and PostgreSQL for benches, each in processes of their own. */
@NullMarked
package org.burkit.bench.large;

import org.jspecify.annotations.NullMarked;
