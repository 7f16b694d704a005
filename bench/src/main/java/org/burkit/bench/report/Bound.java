package org.burkit.bench.report;

/**
 * A promise and whether the run kept it.
 *
 * @param limit in words, with its unit
 * @param found in words, with its unit
 */
public record Bound(String promise, String limit, String found, boolean met) {}
