package org.burkit.analysis.verdict;

import java.util.Optional;
import java.util.function.Function;

/**
 * One way of recognising one thing, with what a stranger needs to check it.
 *
 * @param comment what it recognises and why that means something
 * @param source where the reasoning is published
 * @param positive the lab scenario in which it must fire
 * @param negative the lab scenario, close to it, in which it must not
 */
record Rule(
    RuleId id,
    String comment,
    String source,
    String positive,
    String negative,
    Function<Case, Optional<Finding>> test) {}
