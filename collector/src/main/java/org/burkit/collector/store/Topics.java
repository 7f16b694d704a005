package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every site that was ever measured, with the service that it belongs to: so that who asks for one
 * that never was is told so without a look at all measurements. One thread.
 */
final class Topics {
  /** So many are remembered; strangers may send ever new ones. */
  private static final int MOST_REMEMBERED = 20_000;

  private static final String INSERT =
      """
      INSERT INTO topics SELECT domain, service
        FROM (SELECT unnest(?::VARCHAR[]) AS domain, unnest(?::VARCHAR[]) AS service) heard
        WHERE NOT EXISTS (SELECT 1 FROM topics WHERE topics.domain = heard.domain
          AND topics.service = heard.service)
      """;

  private final Connection connection;
  private final Set<Topic> remembered = new HashSet<>();

  Topics(Connection connection) {
    this.connection = connection;
  }

  private record Topic(String domain, String service) {}

  /** Appends those that are new, in the transaction under way. */
  void append(List<JudgedMeasurement> measurements) throws SQLException {
    Set<Topic> heard = new LinkedHashSet<>();
    measurements.forEach(m -> heard.add(new Topic(m.domain(), m.service())));
    heard.removeAll(remembered);
    if (heard.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      String[] domains = heard.stream().map(Topic::domain).toArray(String[]::new);
      String[] services = heard.stream().map(Topic::service).toArray(String[]::new);
      Values.bind(List.of(domains, services), statement, connection);
      statement.execute();
    }
    if (remembered.size() + heard.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    heard.stream().limit(MOST_REMEMBERED).forEach(remembered::add);
  }

  /** After a transaction that came to nothing. */
  void forget() {
    remembered.clear();
  }
}
