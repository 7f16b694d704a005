package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

/**
 * The first voters of each network, as many as name it however small it is: in the store, and here
 * for the writer. One thread.
 */
final class Voters {
  private final Connection connection;
  private final Map<Network, Set<String>> known = new HashMap<>();

  Voters(Connection connection) throws SQLException {
    this.connection = connection;
    read();
  }

  /** Appends those that are new, in the transaction under way. */
  void append(List<JudgedMeasurement> measurements) throws SQLException {
    String insert = "INSERT INTO voters VALUES (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (JudgedMeasurement m : measurements) {
        Set<String> voters = of(new Network(m.cc(), m.asn()));
        if (voters.size() < Naming.FEWEST_IN_SMALL && voters.add(m.voter())) {
          statement.setString(1, m.cc().code());
          statement.setLong(2, m.asn().number());
          statement.setString(3, m.voter());
          statement.execute();
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
