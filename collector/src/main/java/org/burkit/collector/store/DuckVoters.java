package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.analysis.incident.Network;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The first voters of each network, as many as make it large: in the store, and here for the
 * writer. One thread.
 */
final class DuckVoters {
  private final DuckDBConnection connection;
  private final Map<Network, Set<String>> known = new HashMap<>();

  DuckVoters(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    read();
  }

  /** Appends those that are new, in the transaction under way. */
  void append(List<JudgedMeasurement> measurements) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("voters")) {
      for (JudgedMeasurement m : measurements) {
        Set<String> voters = of(new Network(m.cc(), m.asn()));
        if (voters.size() < Store.FEWEST_VOTERS && voters.add(m.voter())) {
          appender.beginRow();
          appender.append(m.cc().code()).append(m.asn().number()).append(m.voter());
          appender.endRow();
        }
      }
    }
  }

  /** Knows again what the store has: after a transaction that came to nothing. */
  void read() throws SQLException {
    known.clear();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT cc, asn, voter FROM voters")) {
      while (row.next()) {
        var network = new Network(new CountryCode(row.getString(1)), new Asn(row.getLong(2)));
        of(network).add(row.getString(3));
      }
    }
  }

  private Set<String> of(Network network) {
    return known.computeIfAbsent(network, _ -> new HashSet<>());
  }
}
