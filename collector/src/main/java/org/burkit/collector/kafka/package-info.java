/**
 * The shell for many machines: a Kafka topic as the journal, Kafka Streams as what judges, and a
 * topic of one partition from which the fold takes what was judged.
 *
 * <p>In: entries, from any thread, through {@link org.burkit.collector.kafka.KafkaJournal}. Out:
 * judged measurements, each once and in one order, for {@link org.burkit.collector.fold.FoldLoop}.
 * What judges and what folds are the functions that one machine has as well. Kafka's clients have
 * threads of their own; Streams judges on half as many as there are processors.
 */
@NullMarked
package org.burkit.collector.kafka;

import org.jspecify.annotations.NullMarked;
