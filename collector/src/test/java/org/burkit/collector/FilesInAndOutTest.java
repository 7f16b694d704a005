package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.collector.ingest.FileImport;
import org.burkit.collector.ingest.ImportProgress;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.ingest.Result;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.PostgresAddress;
import org.burkit.collector.store.Research;
import org.burkit.collector.store.TestPostgres;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code collector import}, {@code export} and {@code sql}. */
class FilesInAndOutTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir private Path directory;

  private final PrintStream usualErr = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(usualErr);
  }

  private static String measurements(int from, int to) {
    var lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          Samples.line(Samples.accessible("p" + i, 64501, NOON.plus(Duration.ofHours(i)))));
    }
    return lines.toString();
  }

  private int imported(Path... files) {
    Stream<String> options = Stream.of("collector", "import", "--data", data().toString());
    return Main.run(
        Stream.concat(options, Stream.of(files).map(Path::toString)).toArray(String[]::new));
  }

  private Path data() {
    return directory.resolve("data");
  }

  @Test
  void filesOfEachForm_areTakenInOnce_andJudged() throws Exception {
    Path plain = Files.writeString(directory.resolve("a.jsonl"), measurements(0, 30));
    byte[] packed = Zstd.compress(measurements(20, 40).getBytes(StandardCharsets.UTF_8));
    Path zstd = Files.write(directory.resolve("b.jsonl.zst"), packed);

    assertThat(imported(plain, zstd)).isZero();
    assertThat(said()).contains("accepted 40, there already 10, not kept 0");
    assertThat(imported(plain)).isZero();
    assertThat(said()).contains("accepted 0, there already 0, not kept 0");

    try (Research research = Research.open(data().resolve("store.duckdb"))) {
      var rows = new Rows();
      research.measurements(MeasurementFilter.ALL, rows);
      assertThat(rows.rows).hasSize(40);
      assertThat(rows.rows.getFirst())
          .contains("2026-11-24T07:00:00Z", "sau.example", "AS64501", "accessible");
    }
  }

  @Test
  void whatIsNoMeasurement_isNamedWithItsLine_andTheRestIsKept() throws Exception {
    String text = measurements(0, 2) + "{\"no\": 1}\n\n" + measurements(2, 3);
    Path file = Files.writeString(directory.resolve("mixed.jsonl"), text);

    assertThat(imported(file)).isEqualTo(Main.NOT_SO);
    assertThat(said())
        .contains("mixed.jsonl:3: malformed: ")
        .contains("accepted 3, there already 0, not kept 1");
  }

  @Test
  void importThatWasCutOff_goesOnWhereItWas() throws Exception {
    Path file = Files.writeString(directory.resolve("long.jsonl"), measurements(0, 50));
    Path record = directory.resolve("imports");
    var lines = new ArrayList<Long>();
    try (FileJournal journal =
        FileJournal.open(directory.resolve("journal"), JournalLimits.standard())) {
      takeIn(journal, file, record, lines);
      assertThat(lines).hasSize(50);
      String known = Files.readString(record);
      Files.writeString(record, known.replace(" at 50", " at 30"));
      lines.clear();
      takeIn(journal, file, record, lines);
      assertThat(lines).hasSize(20).startsWith(31L);
      Files.writeString(file, measurements(50, 53));
      lines.clear();
      takeIn(journal, file, record, lines);
      assertThat(lines).containsExactly(1L, 2L, 3L);
    }
  }

  private static void takeIn(FileJournal journal, Path file, Path record, List<Long> lines)
      throws Exception {
    FileImport.Listener listener =
        new FileImport.Listener() {
          @Override
          public void took(long line, Result result) {
            lines.add(line);
          }

          @Override
          public void reached(long bytes) {
            assertThat(bytes).isPositive();
          }
        };
    new FileImport(
            journal,
            () -> NOON.plus(Duration.ofDays(9)),
            new FileImport.Sealed(List.of(), 1),
            ImportProgress.in(record),
            listener)
        .run(file);
  }

  @Test
  void export_writesEachForm_byItsFilters() throws Exception {
    imported(Files.writeString(directory.resolve("a.jsonl"), measurements(0, 30)));
    Path csv = directory.resolve("out.csv");
    assertThat(export("csv", csv, "--since", "2026-11-25", "--cc", "KZ", "--asn", "AS64501"))
        .isZero();
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(1 + 13);
    assertThat(rows.getFirst()).startsWith("id,time,input,domain");
    assertThat(rows.get(1)).contains(",2026-11-25T00:00:00Z,");
    Path jsonl = directory.resolve("out.jsonl");
    assertThat(export("jsonl", jsonl, "--until", "2026-11-25T00:00:00Z")).isZero();
    assertThat(Files.readAllLines(jsonl))
        .hasSize(17)
        .allSatisfy(line ->
            assertThat(new ObjectMapper().readTree(line).path("outcome").asText())
                .isEqualTo("accessible"));
    Path parquet = directory.resolve("out.parquet");
    assertThat(export("parquet", parquet)).isZero();
    assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
    assertThat(export("csv", csv, "--cc", "kazakhstan", "--since", "soon")).isEqualTo(2);
    assertThat(said()).contains("--cc: expected two capitals", "--since: expected a day or a time");
    try (var left = Files.list(directory)) {
      assertThat(left.filter(f -> f.toString().endsWith("unfinished"))).isEmpty();
    }
  }

  @Test
  void export_fromPostgres_isThatFromAFile_whileACollectorServes() throws Exception {
    var postgres = TestPostgres.database();
    Path lines = Files.writeString(directory.resolve("a.jsonl"), measurements(0, 30));
    assertThat(imported(lines)).isZero();
    Path fromFile = directory.resolve("file.csv");
    assertThat(export("csv", fromFile)).isZero();
    Path other = directory.resolve("other");
    String[] database = {"--postgres", "jdbc:postgresql://" + postgres + "?user=postgres"};
    Path fromDatabase = directory.resolve("database.csv");
    String[] export = {
      "collector",
      "export",
      "--format",
      "csv",
      "-o",
      fromDatabase.toString(),
      database[0],
      database[1]
    };
    assertThat(Main.run(export)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("expected a store");
    var shell = new OneMachine(StorePlace.in(postgres));
    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(other, shell, IngestLimits.standard()),
                NetworkLookup.none(),
                InstantSource.system());
        Http http = new Http(server.port())) {
      http.post(
          "/api/v1/measurements",
          Files.readAllBytes(lines),
          "content-type",
          "application/x-ndjson");
      http.awaitAllIsWell();
      assertThat(Main.run(export)).isZero();
    }
    assertThat(columnsOf(fromDatabase)).isEqualTo(columnsOf(fromFile)).hasSize(31);
    export[3] = "parquet";
    assertThat(Main.run(export)).isEqualTo(2);
    asked(postgres);
  }

  private void asked(PostgresAddress postgres) throws IOException {
    try (Research research = Research.open(postgres)) {
      var rows = new Rows();
      research.ask("SELECT domain, count(*) AS n FROM measurements GROUP BY 1", rows);
      assertThat(rows.rows).containsExactly("[sau.example, 30]");
    }
    for (String question :
        List.of(
            "DELETE FROM judged",
            "WITH gone AS (DELETE FROM judged RETURNING 1) SELECT * FROM gone",
            "SELECT 1; COMMIT; DELETE FROM judged",
            "SET TRANSACTION READ WRITE",
            "COPY judged TO '/dev/null'",
            "SELECT nextval('none')",
            "nonsense")) {
      try (Research research = Research.open(postgres)) {
        assertThatThrownBy(() -> research.ask(question, new Rows()))
            .as(question)
            .isInstanceOf(Research.Misunderstood.class);
      }
    }
    try (Research research = Research.open(postgres)) {
      var rows = new Rows();
      research.ask("SELECT count(*) FROM judged", rows);
      assertThat(rows.rows).containsExactly("[30]");
    }
  }

  /** Without the last, the standing: what was imported stands lower than what was sent. */
  private static List<String> columnsOf(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @Test
  void commandsForFiles_sayWhatToDo_whereTheJournalIsInKafka() throws Exception {
    Files.createDirectories(DataDirectory.streams(data()));
    Path lines = Files.writeString(directory.resolve("a.jsonl"), measurements(0, 1));
    assertThat(imported(lines)).isEqualTo(3);
    assertThat(Main.run("collector", "check", "--data", data().toString())).isEqualTo(3);
    assertThat(Main.run("collector", "sql", "--data", data().toString(), "SELECT 1")).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("/api/v1/measurements", "checked by its brokers", "--postgres");
    assertThat(DataDirectory.journal(data())).doesNotExist();
  }

  private int export(String format, Path file, String... filters) {
    Stream<String> options =
        Stream.of(
            "collector",
            "export",
            "--data",
            data().toString(),
            "--format",
            format,
            "-o",
            file.toString());
    return Main.run(Stream.concat(options, Stream.of(filters)).toArray(String[]::new));
  }

  @Test
  void sql_answers() throws Exception {
    imported(Files.writeString(directory.resolve("a.jsonl"), measurements(0, 30)));
    try (Research research = Research.open(data().resolve("store.duckdb"))) {
      var rows = new Rows();
      research.ask("SELECT domain, count(*) AS n, NULL AS none FROM measurements GROUP BY 1", rows);
      assertThat(rows.names).containsExactly("domain", "n", "none");
      assertThat(rows.rows).containsExactly("[sau.example, 30, null]");
    }
    var out = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    String question = "SELECT range AS n, '=' || range AS text FROM range(2)";
    try {
      Main.run("collector", "sql", "--data", data().toString(), question);
      Main.run("collector", "sql", "--json", "--data", data().toString(), question);
    } finally {
      System.setOut(usualOut);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "n,text\r\n0,'=0\r\n1,'=1\r\n"
                + "{\"n\":0,\"text\":\"=0\"}\n{\"n\":1,\"text\":\"=1\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM judged",
        "INSERT INTO about VALUES ('x')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY judged TO '/dev/null'",
        "SET enable_external_access = true",
        "ATTACH 'other.db'",
        "nonsense"
      })
  void sql_changesNothing_andReadsNoFiles(String question) throws Exception {
    imported(Files.writeString(directory.resolve("a.jsonl"), measurements(0, 1)));
    assertThat(Main.run("collector", "sql", "--data", data().toString(), question)).isEqualTo(2);
    assertThat(said()).contains("Error");
  }

  @Test
  void storeThatIsNotThere_orInUse_isToldWithARemedy() throws Exception {
    String[] question = {"collector", "sql", "--data", data().toString(), "SELECT 1"};
    assertThat(Main.run(question)).isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("collector rebuild");
    assertThat(Main.run("collector", "check", "--data", data().toString()))
        .isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("there is no journal in");
    try (var _ = CollectorServer.start(TestSettings.in(data()), NetworkLookup.none(), () -> NOON)) {
      assertThat(imported(Files.writeString(directory.resolve("a.jsonl"), measurements(0, 1))))
          .isEqualTo(Main.ENVIRONMENT);
    }
  }

  private String said() {
    String said = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return said;
  }

  private static final class Rows implements Research.Rows {
    private List<String> names = List.of();
    private final List<String> rows = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
      names = columns;
    }

    @Override
    public void row(List<Object> values) {
      rows.add(values.toString());
    }

    @Override
    public void end() {
      names = List.copyOf(names);
    }
  }
}
