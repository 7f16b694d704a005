package org.burkit.analysis.verdict;

/**
 * The stable name of a rule. A rule whose meaning changes gets a new id; an id is never used again.
 */
public record RuleId(String id) implements Comparable<RuleId> {
  public RuleId {
    if (!id.matches("[a-z]+(\\.[a-z0-9_]+)+")) {
      throw new IllegalArgumentException("rule id must look like layer.name, was " + id);
    }
  }

  @Override
  public int compareTo(RuleId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
