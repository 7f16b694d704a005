package org.burkit.collector.doctor;

import java.util.Map;

/**
 * What one look has found.
 *
 * @param key of its sentence, which says what is to be done as well
 * @param values that the sentence names
 */
public record Finding(Mark mark, String key, Map<String, Object> values) {
  public Finding {
    values = Map.copyOf(values);
  }

  /** How much it matters. */
  public enum Mark {
    WELL('+'),
    /** To be looked at in the next days. */
    SOON('?'),
    /** Wrong now. */
    WRONG('!');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    /** Before a line. */
    public char sign() {
      return sign;
    }
  }

  static Finding well(String key, Map<String, Object> values) {
    return new Finding(Mark.WELL, key, values);
  }

  static Finding soon(String key, Map<String, Object> values) {
    return new Finding(Mark.SOON, key, values);
  }

  static Finding wrong(String key, Map<String, Object> values) {
    return new Finding(Mark.WRONG, key, values);
  }

  public boolean isWell() {
    return mark == Mark.WELL;
  }
}
