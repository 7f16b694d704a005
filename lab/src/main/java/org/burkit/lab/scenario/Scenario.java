package org.burkit.lab.scenario;

import org.burkit.lab.world.Policy;

/**
 * One row of the table.
 *
 * @param name what to call it on the command line
 * @param words one sentence for people
 * @param url what is measured
 * @param policy what the provider of the measuring home does
 */
public record Scenario(String name, String words, String url, Policy policy, Truth truth) {}
