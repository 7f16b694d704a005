package org.burkit.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.burkit.lists.file.Fault;
import org.burkit.model.Asn;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.ServiceFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
  @TempDir Path dir;

  @Test
  void bundledLists_areWithoutFaults() {
    Lists lists = Lists.bundled();

    assertThat(lists.services()).extracting(Service::id).contains("instagram", "telegram");
    assertThat(countries(lists)).containsOnlyKeys("KZ", "KG", "UZ", "TJ", "TM", "RU", "XX");
    assertThat(countries(lists).get("KZ")).isGreaterThanOrEqualTo(120);
    assertThat(lists.network(new Asn(21299)).orElseThrow().name().en()).isEqualTo("Beeline");
    assertThat(lists.neutral()).contains("https://example.com/");
    assertThat(lists.references().roots())
        .extracting(r -> r.issuer())
        .contains("CN=Information Security Certification Authority,O=ISCA,C=KZ");
    assertThat(lists.references().digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void everySitesService_isListed() {
    Lists lists = Lists.bundled();

    assertThat(lists.sites())
        .filteredOn(site -> !site.service().isEmpty())
        .allSatisfy(
            site -> assertThat(lists.services()).extracting(Service::id).contains(site.service()));
  }

  @Test
  void host_belongsToTheServiceOfItsLongestDomain() throws Exception {
    write(
        "services.yaml",
        """
        - {id: net, names: {kk: a, ru: b, en: c}, category: GRP, domains: [net.example], source: s}
        - {id: chat, names: {kk: a, ru: b, en: c}, category: COMT, domains: [chat.net.example], source: s}
        """);
    Lists lists = Lists.read(dir);

    assertThat(lists.serviceOf("www.chat.net.example")).map(Service::id).contains("chat");
    assertThat(lists.serviceOf("a.net.example")).map(Service::id).contains("net");
    assertThat(lists.serviceOf("evilnet.example")).isEmpty();
  }

  @Test
  void servicesWithEndpoints_areTenAndServeSeveralFunctionsEach() {
    var known = Lists.bundled().services().stream().filter(s -> !s.endpoints().isEmpty()).toList();

    assertThat(known).hasSizeGreaterThanOrEqualTo(10);
    assertThat(known)
        .allSatisfy(service ->
            assertThat(service.endpoints().stream().map(ServiceEndpoint::function).distinct())
                .as(service.id())
                .hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void endpoints_areReadWithTheirUsualPort() throws Exception {
    write(
        "services.yaml",
        """
        - id: a
          names: {kk: a, ru: b, en: c}
          category: COMT
          domains: [a.example]
          source: s
          endpoints:
          - {function: web, protocol: https, host: a.example, source: s}
          - {function: messages, protocol: tcp, host: 5.5.5.5, port: 5222, source: s}
          - {function: calls, protocol: stun, host: c.example, source: s}
        """);

    assertThat(Lists.read(dir).services().getFirst().endpoints())
        .containsExactly(
            new ServiceEndpoint(ServiceFunction.WEB, EndpointProtocol.HTTPS, "a.example", 443, "s"),
            new ServiceEndpoint(
                ServiceFunction.MESSAGES, EndpointProtocol.TCP, "5.5.5.5", 5222, "s"),
            new ServiceEndpoint(
                ServiceFunction.CALLS, EndpointProtocol.STUN, "c.example", 3478, "s"));
  }

  @Test
  void serversForCalls_haveTheUsualPortUnlessTheySayAnother() throws Exception {
    write(
        "controls.yaml",
        """
        stun:
        - {host: a.example, source: s}
        - {host: b.example, port: 19302, source: s}
        """);

    assertThat(Lists.read(dir).stun())
        .containsExactly(new StunServer("a.example", 3478), new StunServer("b.example", 19302));
  }

  @Test
  void faultsOfServersForCalls_areAllNamed() throws Exception {
    write("controls.yaml", "stun: [{host: 'stun:a', port: 0}]\n");

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(Fault::what)
        .containsExactlyInAnyOrder("host 'stun:a'", "port '0' of stun:a", "no source");
  }

  @Test
  void faultsOfEndpoints_areAllNamed() throws Exception {
    write(
        "services.yaml",
        """
        - id: a
          names: {kk: a, ru: b, en: c}
          category: COMT
          domains: [a.example]
          source: s
          endpoints:
          - {function: dancing, protocol: carrier_pigeon, host: 'https://a', source: s}
          - {function: web, protocol: tcp, host: a.example, source: ''}
          - {function: web, protocol: tls, host: b.example, port: 70000, source: s}
          - {function: media, protocol: tls, host: c.example, source: s}
          - {function: media, protocol: tls, host: c.example, source: s}
        """);

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(f -> f.file() + ":" + f.line() + ": " + f.what())
        .containsExactlyInAnyOrder(
            "services.yaml:7: host 'https://a'",
            "services.yaml:7: protocol is 'carrier_pigeon'",
            "services.yaml:7: function is 'dancing'",
            "services.yaml:7: port '' of https://a",
            "services.yaml:8: port '' of a.example",
            "services.yaml:8: no source",
            "services.yaml:9: port '70000' of b.example",
            "services.yaml:11: 'tls c.example:443' again, first in line 10");
  }

  @Test
  void changedFile_changesTheDigest() throws Exception {
    write("controls.yaml", "neutral: [{url: 'https://a.example/', source: s}]\n");
    String before = Lists.read(dir).references().digest();
    write("controls.yaml", "neutral: [{url: 'https://b.example/', source: s}]\n");

    assertThat(Lists.read(dir).references().digest()).isNotEqualTo(before);
  }

  @Test
  void faults_areAllNamedAtOnceWithFileAndLine() throws Exception {
    write(
        "services.yaml",
        """
        - {id: a, names: {kk: a, ru: b}, category: GRP, domains: [a.example], source: s}
        - {id: a, names: {kk: a, ru: b, en: c}, category: FUN, domains: [], source: ''}
        - {id: b, names: {kk: a, ru: b, en: c}, category: GRP, domains: ['https://b'], source: s}
        """);
    write(
        "sites/kz.csv",
        """
        url,category_code,category_description,date_added,source,notes,risk,service
        ftp://a.example/,NEWS,News,2026-11-24,s,,low,
        https://b.example/,NEWS,News,24.11.2026,s,,dangerous,
        https://b.example/,NEWS,News,2026-11-24,s,,low,
        """);
    write("networks.csv", "asn,name_kk,name_ru,name_en,kind,source\n64501,a,b,c,fixed,s\n");
    write("interception-roots.yaml", "- {name: n, issuer: nobody, sha256: [xyz], source: s}\n");
    write(
        "fingerprints/blockpages.yaml",
        "- {id: f, place: foot, match: like, pattern: p, countries: [kz], source: s}\n");
    write("controls.yaml", "neutral: [{url: 'http://a.example/', source: s}]\n");

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(f -> f.file() + ":" + f.line() + ": " + f.what())
        .contains(
            "services.yaml:1: no en",
            "services.yaml:2: 'a' again, first in line 1",
            "services.yaml:2: category 'FUN'",
            "services.yaml:2: service a has no domains",
            "services.yaml:2: no source",
            "services.yaml:3: domain 'https://b'",
            "sites/kz.csv:2: url 'ftp://a.example/'",
            "sites/kz.csv:3: date_added '24.11.2026'",
            "sites/kz.csv:3: risk is 'dangerous'",
            "sites/kz.csv:4: 'https://b.example/' again, first in line 3",
            "networks.csv:2: asn '64501'",
            "interception-roots.yaml:1: issuer 'nobody'",
            "interception-roots.yaml:1: sha256 'xyz'",
            "fingerprints/blockpages.yaml:1: place 'foot'",
            "fingerprints/blockpages.yaml:1: match is 'like'",
            "fingerprints/blockpages.yaml:1: country 'kz'",
            "controls.yaml:1: neutral url 'http://a.example/'");
    assertThat(e.faults()).allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
  }

  @Test
  void badSyntax_isAFaultAndNotACrash() throws Exception {
    write("services.yaml", "- {id: a\n");
    write("networks.csv", "asn,name_kk\n\"open\n");
    write("interception-roots.yaml", "name: not a list\n");

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(Fault::file)
        .contains("services.yaml", "interception-roots.yaml");
    assertThat(e.faults())
        .filteredOn(f -> f.file().equals("interception-roots.yaml"))
        .extracting(Fault::what)
        .containsExactly("not a list");
  }

  @Test
  void rowWithTooManyColumns_hidesNoFaultBelowIt() throws Exception {
    write(
        "sites/kz.csv",
        """
        url,category_code,category_description,date_added,source,notes,risk,service
        https://a.example/,NEWS,News Media,2026-11-24,s,one, two, three,low,
        https://b.example/,FUN,Fun,2026-11-24,s,,low,
        https://c.example/,NEWS,News Media,2026-11-24,s,a, b, c,low,
        """);

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(f -> f.line() + " " + f.kind().label())
        .containsExactlyInAnyOrder("2 syntax", "3 category", "4 syntax");
  }

  @Test
  void keyThatStandsTwice_isAFault() throws Exception {
    write("services.yaml", "- id: a\n  id: b\n");

    FaultyListsException e =
        catchThrowableOfType(FaultyListsException.class, () -> Lists.read(dir));

    assertThat(e.faults())
        .extracting(f -> f.line() + " " + f.kind().label())
        .containsExactly("2 syntax");
  }

  @Test
  void sitesInTheFieldsSixColumns_areRead() throws Exception {
    Path file = dir.resolve("mine.csv");
    Files.writeString(
        file,
        "url,category_code,category_description,date_added,source,notes\n"
            + "https://a.example/,NEWS,News Media,2020-01-01,someone,\"a, b\"\n");

    assertThat(Lists.readSites(file))
        .singleElement()
        .satisfies(site -> {
          assertThat(site.notes()).isEqualTo("a, b");
          assertThat(site.risk()).isEqualTo(Site.Risk.LOW);
        });
  }

  @Test
  void listWithoutSites_isAFault() throws Exception {
    for (String text : List.of("", "garbage", "url,category_code\n")) {
      Path file = Files.writeString(dir.resolve("mine.csv"), text);

      FaultyListsException e =
          catchThrowableOfType(FaultyListsException.class, () -> Lists.readSites(file));

      assertThat(e.faults()).extracting(Fault::what).contains("no sites");
    }
  }

  @Test
  void missingDirectory_isSaid() {
    IOException e =
        catchThrowableOfType(IOException.class, () -> Lists.read(dir.resolve("nowhere")));

    assertThat(e).hasMessageContaining("expected a directory of lists");
  }

  @Test
  void bundledRoots_areSelfSignedAuthorities() {
    assertThat(BundledRoots.read())
        .hasSizeGreaterThan(100)
        .allSatisfy(root -> assertThat(root.getBasicConstraints()).isGreaterThanOrEqualTo(0));
    List<String> names =
        BundledRoots.read().stream().map(r -> r.getSubjectX500Principal().getName()).toList();
    assertThat(names).noneMatch(name -> name.contains("Qaznet"));
  }

  @Test
  void calendarDay_holdsEachYearOrOnce() throws Exception {
    write(
        "calendar.yaml",
        """
        - {id: a, kind: anniversary, countries: [KZ], yearly: 12-30, days: 4, names: {kk: a, ru: b, en: c}, source: s}
        - {id: b, kind: election, countries: [KZ], from: 2027-01-24, names: {kk: a, ru: b, en: c}, source: s}
        """);
    List<CalendarDay> days = Lists.read(dir).calendar();
    CalendarDay yearly = days.get(0);
    CalendarDay once = days.get(1);

    assertThat(yearly.holds(LocalDate.of(2026, 12, 30))).isTrue();
    assertThat(yearly.holds(LocalDate.of(2027, 1, 2))).isTrue();
    assertThat(yearly.holds(LocalDate.of(2027, 1, 3))).isFalse();
    assertThat(once.holds(LocalDate.of(2027, 1, 24))).isTrue();
    assertThat(once.holds(LocalDate.of(2028, 1, 24))).isFalse();
  }

  @Test
  void networkThatChangedItsName_isCalledByItsLast() throws Exception {
    write(
        "networks.csv",
        """
        asn,country,name_kk,name_ru,name_en,kind,valid_from,valid_until,source
        AS64501,KZ,a,b,New,fixed,2025-01-02,,s
        AS64501,KZ,a,b,Old,fixed,2020-01-01,2025-01-01,s
        """);

    assertThat(Lists.read(dir).network(new Asn(64501)).orElseThrow().name().en()).isEqualTo("New");
  }

  private static Map<String, Long> countries(Lists lists) {
    return lists.sites().stream()
        .collect(Collectors.groupingBy(site -> site.country().code(), Collectors.counting()));
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
