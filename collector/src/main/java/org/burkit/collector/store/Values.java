package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Puts values into a statement, whole lists as arrays. Stateless. */
final class Values {
  private Values() {}

  static void bind(List<?> values, PreparedStatement statement, Connection connection)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      switch (values.get(i)) {
        case String[] texts ->
            statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
        case Long[] numbers ->
            statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
        case Object value -> statement.setObject(i + 1, value);
      }
    }
  }
}
