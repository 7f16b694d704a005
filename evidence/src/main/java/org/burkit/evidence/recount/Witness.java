package org.burkit.evidence.recount;

import org.burkit.evidence.leaf.Received;
import org.burkit.model.Measurement;

/**
 * One measurement, and what stands for who sent it.
 *
 * @param probe the same for those of one pseudonym; empty for none
 * @param prefix the same for those of one address prefix; empty where it is not known
 */
public record Witness(Received received, Measurement measurement, String probe, String prefix) {}
