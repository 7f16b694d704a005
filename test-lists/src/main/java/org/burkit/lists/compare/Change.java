package org.burkit.lists.compare;

/** One entry that one of two editions has and the other has not, or has otherwise. */
public sealed interface Change {
  /** The list. */
  String file();

  /** What names the entry in its list. */
  String key();

  /** Only in the second. */
  record Added(String file, String key) implements Change {
    @Override
    public String toString() {
      return "+ " + file + " " + key;
    }
  }

  /** Only in the first. */
  record Removed(String file, String key) implements Change {
    @Override
    public String toString() {
      return "- " + file + " " + key;
    }
  }

  /** In both, with another value of one field; empty where one of them has none. */
  record Changed(String file, String key, String field, String before, String after)
      implements Change {
    @Override
    public String toString() {
      return "~ " + file + " " + key + ": " + field + " '" + before + "' → '" + after + "'";
    }
  }
}
