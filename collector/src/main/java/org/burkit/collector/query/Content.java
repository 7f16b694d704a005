package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a question is answered with.
 *
 * @param table what can be given as CSV as well
 * @param next where the rest is asked for; empty where this is all
 */
record Content(ObjectNode json, Optional<Table> table, Optional<String> next) {
  /**
   * @param member of the JSON that is a list of objects
   * @param columns members of these objects
   */
  record Table(String member, List<String> columns) {
    Table {
      columns = List.copyOf(columns);
    }
  }

  static Content of(ObjectNode json) {
    return new Content(json, Optional.empty(), Optional.empty());
  }

  static Content of(ObjectNode json, Table table) {
    return new Content(json, Optional.of(table), Optional.empty());
  }

  /** With the rest elsewhere. */
  Content continuedAt(String url) {
    json.put("next", url);
    return new Content(json, table, Optional.of(url));
  }
}
