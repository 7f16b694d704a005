package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.burkit.collector.journal.Position;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
  private final PostgresAddress database = TestPostgres.database();

  PostgresStoreTest() throws Exception {}

  @Override
  Store open(Path directory, String version) throws Exception {
    return open(database, version, "journal", false);
  }

  private static Store open(PostgresAddress database, String version, String journal, boolean anew)
      throws IOException {
    return PostgresStore.open(
        database,
        version,
        journal,
        anew,
        new Goal(() -> anew ? Position.START : new Position(99, 0)));
  }

  @Test
  void secondCollector_isTurnedAway_andTheFirstGoesOn() {
    assertThatThrownBy(() -> open(database, "one", "journal", false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another collector writes into this database; stop it first");
    assertThatThrownBy(() -> open(database, "two", "other", true)).isInstanceOf(IOException.class);
    assertThat(store().position()).isEqualTo(Position.START);
  }

  @Test
  void storeOfAnotherJournal_isNotTouched_untilItIsMadeAnew() throws Exception {
    store().close();
    assertThatThrownBy(() -> open(database, "one", "other", false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("collector rebuild");
    open(database, "one", "journal", false).close();
    try (Store anew = open(database, "one", "other", true)) {
      anew.takeOver();
    }
    assertThatThrownBy(() -> open(database, "one", "journal", false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void databaseThatCannotHoldAllLetters_isTurnedAway() throws Exception {
    PostgresAddress ascii =
        TestPostgres.database("ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0");
    assertThatThrownBy(() -> open(ascii, "one", "journal", false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("createdb --encoding=UTF8");
  }

  @Test
  void passwordIsNeverSaid() {
    var address =
        PostgresAddress.of(
            "jdbc:postgresql://127.0.0.1:1/burkit?password=hush", Map.of("PGPASSWORD", "hush"));
    assertThat(address).hasToString("127.0.0.1:1/burkit");
    assertThatThrownBy(() -> open(address, "one", "journal", false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:1/burkit")
        .hasMessageContaining("start it")
        .hasMessageNotContaining("hush");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresAddress.of("postgres://me:hush@host/burkit", Map.of()))
        .withMessageNotContaining("hush");
  }
}
