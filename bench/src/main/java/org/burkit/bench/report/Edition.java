package org.burkit.bench.report;

/** Which run it was: the seed and the version of the program. */
public record Edition(long seed, String version) {}
