package org.burkit.probe.plan;

import org.burkit.lists.Category;
import org.burkit.lists.Site;

/** A page that the volunteer named, and what the lists say of it: worth a word of warning. */
public record Risky(String page, Category category, Site.Risk risk) {}
