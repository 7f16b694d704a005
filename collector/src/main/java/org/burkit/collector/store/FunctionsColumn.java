package org.burkit.collector.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.burkit.model.ServiceFunction;

/**
 * How the functions of a service fare, as one column.
 *
 * @param text {@code messages=works calls=fails}; empty for a page
 */
record FunctionsColumn(String text) {
  static FunctionsColumn of(Map<ServiceFunction, String> functions) {
    return new FunctionsColumn(
        functions.entrySet().stream()
            .map(e -> e.getKey().label() + "=" + e.getValue())
            .collect(Collectors.joining(" ")));
  }

  /** In the order of the functions. */
  Map<ServiceFunction, String> toFunctions() {
    Map<ServiceFunction, String> functions = new EnumMap<>(ServiceFunction.class);
    for (String one : text.isEmpty() ? new String[0] : text.split(" ")) {
      int equals = one.indexOf('=');
      functions.put(
          ServiceFunction.parse(one.substring(0, equals)).orElseThrow(), one.substring(equals + 1));
    }
    return Collections.unmodifiableMap(functions);
  }
}
