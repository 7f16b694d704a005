package org.burkit.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.Kind;
import org.burkit.evidence.World;
import org.burkit.evidence.verify.Report;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.model.Asn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  @TempDir Path directory;

  @Test
  void twoBundlesOfOneDossier_areTheSameBytes() throws Exception {
    World world = World.of(directory, 6);
    Dossier dossier = world.dossier();
    assertThat(BundleWriter.write(dossier, world.signer()))
        .isEqualTo(BundleWriter.write(dossier, world.signer()));
  }

  @Test
  void othersReadTheZip_andFindWhatABagMustHave() throws Exception {
    byte[] zip = World.of(directory, 6).bundle();
    List<String> names = new ArrayList<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName().replaceFirst("^[^/]+/", ""));
        in.readAllBytes();
      }
    }
    assertThat(names)
        .contains(
            "bagit.txt",
            "bag-info.txt",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
            "data/incident.json",
            "data/measurements.jsonl",
            "data/verdict.json",
            "data/redactions.json",
            "data/summary.kk.html",
            "data/summary.kk.pdf",
            "data/caveats.ru.md",
            "data/CITATION.cff",
            "data/lists/services.yaml",
            "proofs/incident.tlog-proof",
            "proofs/bundle.sig",
            "proofs/keys.txt",
            "verify/README.en.txt");
  }

  @Test
  void incidentThatNobodyMeasuresAnyMore_isReadAsItWas() throws Exception {
    World world = World.of(directory, 6);
    Incident incident = world.incident();
    Instant later = incident.lastMeasured().plus(Duration.ofDays(30));
    Statement statement = Statement.of(incident, List.of(), 1, later, world.edition());
    assertThat(statement.incident().path("state").asText()).isEqualTo("unmeasured");
    assertThat(IncidentCodec.decode(statement.incident().toString())).isEqualTo(incident);
    byte[] zip = BundleWriter.write(world.dossier(statement), world.signer());
    assertThat(Statement.parse(Forger.files(zip).getOrDefault("data/incident.json", new byte[0])))
        .isEqualTo(statement);
  }

  @Test
  void pseudonymsAndPrefixes_areNowhereInIt() throws Exception {
    byte[] zip = World.of(directory, 6).bundle();
    String all = new String(zip, StandardCharsets.ISO_8859_1);
    assertThat(all).doesNotContain("\"probe0\"").doesNotContain("00000000000000a");
  }

  @Test
  void timesAreToldToTheHour_whereTheRulesNeedNoMore() throws Exception {
    var files = Forger.files(World.of(directory, 6).bundle());
    assertThat(text(files.get("data/measurements.jsonl")))
        .contains("\"time\":\"2026-11-23T06:00:00Z\"", "\"time\":\"2026-11-23T06:00:00.000001Z\"")
        .doesNotContainPattern("2026-11-23[T ]0[6-9]:(?!00:00)");
    assertThat(text(files.get("data/incident.json"))).doesNotContainPattern("T0[6-9]:(?!00:00)");
    assertThat(text(files.get("data/redactions.json"))).contains("\"times\":\"hour\"");
  }

  @Test
  void networkThatIsNotNamed_isNowhereInIt_andTheRulesComeToTheSame() throws Exception {
    World world = World.of(directory, 6);
    Incident incident = world.incident(network -> network.asn().number() == 64501);
    byte[] zip = BundleWriter.write(world.dossier(incident), world.signer());
    assertThat(incident.asns()).containsExactly(new Asn(64501), Asn.UNKNOWN);
    assertThat(new String(zip, StandardCharsets.ISO_8859_1)).doesNotContain("64502");
    var files = Forger.files(zip);
    assertThat(text(files.get("data/redactions.json"))).contains("\"unnamed_networks\":18");
    Report report = Verifier.verify(zip, Trusted.NOTHING);
    assertThat(report.holds()).isTrue();
    assertThat(report.answers()).anyMatch(answer -> answer.word().equals("attested"));
  }

  @Test
  void shutdown_isCountedAgain_andSaidInWords() throws Exception {
    World world = World.cutOff(directory, 12);
    assertThat(world.incident().kind()).isEqualTo(Kind.SHUTDOWN);
    byte[] zip = world.bundle();
    assertThat(Verifier.verify(zip, Trusted.NOTHING).answers()).allMatch(answer -> answer.holds());
    var files = Forger.files(zip);
    assertThat(text(files.get("data/summary.en.html")))
        .contains("<h1>AS64501: Likely cut off</h1>", "on purpose")
        .doesNotContain("locked", "null", "AS64502");
    assertThat(text(files.get("data/summary.kk.html")))
        .contains("ажыратылған болу ықтималдығы жоғары");
    assertThat(text(files.get("data/stop-row.csv"))).contains(",network,,AS64501,");
  }

  @Test
  void shutdownOfWhichAWordIsMissing_isNotCountedAgain() throws Exception {
    World world = World.cutOff(directory, 12);
    Dossier whole = world.dossier();
    var fewer = whole.measurements().stream().filter(held -> held.index() != 36).toList();
    byte[] zip =
        BundleWriter.write(
            new Dossier(
                whole.statement(),
                whole.leaf(),
                fewer,
                1,
                whole.files(),
                whole.lists(),
                whole.checkpoint(),
                whole.paths(),
                whole.authority(),
                whole.handovers(),
                whole.certificate(),
                whole.address()),
            world.signer());
    assertThat(Verifier.verify(zip, Trusted.NOTHING).answers())
        .filteredOn(answer -> !answer.holds())
        .extracting(answer -> answer.word())
        .containsExactly("incident");
  }

  @Test
  void whatEditorsSay_standsInEveryPaper() throws Exception {
    var reason = new Act.Sentence("Сайт өшірілген", "Сайт выключен", "It was off");
    var order =
        new Act.Order(
            "12-3",
            "=Ministry",
            LocalDate.of(2026, 11, 23),
            Optional.of(URI.create("https://gov.example/12-3")));
    World world = World.of(directory, 6);
    var corrected = Forger.files(world.bundle(order, new Act.Correction(reason)));
    assertThat(text(corrected.get("data/stop-row.csv")))
        .contains(",'=Ministry,,,https://gov.example/12-3,");
    assertThat(text(corrected.get("data/summary.ru.html")))
        .containsSubsequence("<h1>sau.example: Вероятно", "Сайт выключен", "№ 12-3", "=Ministry");
    var retracted = Forger.files(world.bundle(order, new Act.Retraction(reason)));
    assertThat(text(retracted.get("data/summary.kk.html")))
        .containsSubsequence("<h1>sau.example: Қайтарып алынды</h1>", "Сайт өшірілген");
    assertThat(text(retracted.get("data/incident.json"))).contains("\"retracted\":true");
    assertThat(text(retracted.get("data/stop-row.csv")).lines()).hasSize(1);
    assertThat(text(retracted.get("data/cite.bib"))).contains("sau.example: retracted");
    assertThat(text(retracted.get("data/custody.jsonl"))).contains("\"kind\":\"retraction\"");
    assertThat(text(retracted.get("data/provenance.jsonld")))
        .contains("\"prov:wasInvalidatedBy\":{\"@id\":", "#act-2\"}");
    assertThat(text(retracted.get("data/datacite.json"))).contains("\"RETRACTED: sau.example");
  }

  @Test
  void statementWithANameInIt_orWithAnotherStanding_isNone() throws Exception {
    var reason = new Act.Sentence("Қате", "Ошибка", "Wrong");
    World world = World.of(directory, 6);
    String statement =
        text(Forger.files(world.bundle(new Act.Retraction(reason))).get("data/incident.json"));
    for (String other :
        List.of(
            statement.replace("\"retracted\":true", "\"retracted\":false"),
            statement.replace("\"kind\":\"retraction\"", "\"by\":\"x\",\"kind\":\"retraction\""),
            statement.replace("\"kind\":\"retraction\"", "\"kind\":\"contest\""))) {
      assertThat(other).isNotEqualTo(statement);
      assertThatThrownBy(() -> Statement.parse(other.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Unfit.class);
    }
  }

  @Test
  void summaries_areWordsWithoutScript_inThreeLanguages() throws Exception {
    var files = Forger.files(World.of(directory, 6).bundle());
    assertThat(text(files.get("data/summary.kk.html")))
        .contains("<html lang=\"kk\">", "Бұғатталған болу ықтималдығы жоғары", "sau.example")
        .doesNotContain("<script");
    assertThat(text(files.get("data/summary.ru.html"))).contains("Вероятно, заблокирован");
    assertThat(text(files.get("data/summary.en.html")))
        .contains("Likely blocked", "AS64501")
        .doesNotContain("In some measurements");
    assertThat(text(files.get("data/cite.bib"))).contains("url = {https://collector.example/i/KZ-");
  }

  @Test
  void whatIsOnlyPossible_isSaidOfSomeMeasurements() throws Exception {
    World block = World.of(directory.resolve("block"), 1);
    World shutdown = World.cutOff(directory.resolve("shutdown"), 6);

    assertThat(List.of(block.incident().grade(), shutdown.incident().grade()))
        .containsOnly(Grade.POSSIBLE);
    assertThat(text(Forger.files(block.bundle()).get("data/summary.en.html")))
        .contains("In some measurements it looked like this:");
    assertThat(text(Forger.files(shutdown.bundle()).get("data/summary.en.html")))
        .contains("nothing worked for some sources")
        .doesNotContain("In some measurements");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", "a//b", "a/./b", "a\\b", "a b", "", "é", "a/..", "CON:"})
  void namesThatLeadElsewhere_areNotRead(String name) {
    var files = new TreeMap<String, byte[]>();
    files.put("good/a", new byte[] {1});
    files.put(name, new byte[] {2});
    byte[] zip = StoredZip.write(files);
    assertThatThrownBy(() -> StoredZip.read(zip)).isInstanceOf(Unfit.class);
  }

  @Test
  void whatIsNoZipOfOurs_isNotRead() {
    var files = new TreeMap<String, byte[]>();
    files.put("good/a", new byte[] {1, 2, 3});
    byte[] zip = StoredZip.write(files);
    for (int cut = 0; cut < zip.length; cut++) {
      byte[] shorter = java.util.Arrays.copyOf(zip, cut);
      assertThatThrownBy(() -> StoredZip.read(shorter)).isInstanceOf(Unfit.class);
    }
    byte[] longer = java.util.Arrays.copyOf(zip, zip.length + 1);
    assertThatThrownBy(() -> StoredZip.read(longer)).isInstanceOf(Unfit.class);
  }
}
