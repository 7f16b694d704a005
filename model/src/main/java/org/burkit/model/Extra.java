package org.burkit.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of a JSON object that its typed form does not reproduce: unknown keys, a stranger's
 * spelling of known ones, and known keys that were left out. Laid over the typed form's encoding it
 * gives the object back without losing a key. Any thread may use it; it is worked out when it is
 * first asked for, since whoever only judges never asks.
 */
public final class Extra {
  public static final Extra NONE = of(JsonNodeFactory.instance.objectNode());

  private record Rest(ObjectNode over, List<JsonPointer> absent) {}

  private final ObjectNode said;
  private @Nullable Supplier<Rest> pending;
  private @Nullable Rest known;

  private Extra(ObjectNode said, Supplier<Rest> pending) {
    this.said = said;
    this.pending = pending;
  }

  /** Extra keys to be written as they are, for a producer that has more to say than the types. */
  public static Extra of(ObjectNode keys) {
    ObjectNode copy = keys.deepCopy();
    return new Extra(copy, () -> new Rest(copy, List.of()));
  }

  /**
   * What {@code make} makes of {@code source}, together with the part that it does not reproduce.
   * {@code source} must not be changed afterwards.
   *
   * @param make builds the typed form around a given remainder
   * @param encode its encoding
   */
  static <T> T completed(
      ObjectNode source, Function<Extra, T> make, Function<T, ObjectNode> encode) {
    return make.apply(new Extra(source, () -> difference(source, encode.apply(make.apply(NONE)))));
  }

  private synchronized Rest rest() {
    if (known == null) {
      known = Objects.requireNonNull(pending).get();
      pending = null;
    }
    return known;
  }

  /** What {@code source} says and {@code typed}, the encoding of its typed form, does not. */
  private static Rest difference(ObjectNode source, ObjectNode typed) {
    List<JsonPointer> absent = new ArrayList<>();
    ObjectNode over = difference(source, typed, JsonPointer.empty(), absent);
    return new Rest(over, List.copyOf(absent));
  }

  private static ObjectNode difference(
      ObjectNode source, ObjectNode typed, JsonPointer at, List<JsonPointer> absent) {
    ObjectNode over = JsonNodeFactory.instance.objectNode();
    for (var entry : source.properties()) {
      String key = entry.getKey();
      JsonNode mine = typed.get(key);
      if (mine instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode wanted) {
        ObjectNode rest = difference(wanted, inner, at.appendProperty(key), absent);
        if (!rest.isEmpty()) {
          over.set(key, rest);
        }
      } else if (mine == null || !mine.equals(Extra::compareScalars, entry.getValue())) {
        over.set(key, entry.getValue().deepCopy());
      }
    }
    for (var entry : typed.properties()) {
      if (!source.has(entry.getKey())) {
        absent.add(at.appendProperty(entry.getKey()));
      }
    }
    return over;
  }

  /** Equal where the canonical form (RFC 8785) would be equal: 1 and 1.0 are one number. */
  private static int compareScalars(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    return a.equals(b) ? 0 : 1;
  }

  /** Completes {@code typed}, which it changes and returns. */
  ObjectNode laidOver(ObjectNode typed) {
    merge(rest().over(), typed);
    for (JsonPointer pointer : rest().absent()) {
      if (typed.at(pointer.head()) instanceof ObjectNode parent) {
        parent.remove(pointer.last().getMatchingProperty());
      }
    }
    return typed;
  }

  private static void merge(ObjectNode over, ObjectNode into) {
    for (var entry : over.properties()) {
      JsonNode old = into.get(entry.getKey());
      if (old instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode rest) {
        merge(rest, inner);
      } else {
        into.set(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  /** What the object says under a key that no typed field holds; a missing node for nothing. */
  public JsonNode get(String key) {
    return said.path(key).deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extra that && rest().equals(that.rest());
  }

  @Override
  public int hashCode() {
    return rest().hashCode();
  }

  @Override
  public String toString() {
    return rest().over() + (rest().absent().isEmpty() ? "" : " without " + rest().absent());
  }
}
