package org.burkit.lists.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.FaultKind;
import org.burkit.lists.file.ListFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line of these files that bears a {@code <-kind} is at fault in just that way, every other
 * line in none. The marks are taken off before the files are read.
 */
class SeededFaultsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final String HEAD =
      "url,category_code,category_description,date_added,source,notes,risk,service\n";

  @TempDir Path dir;

  private final List<String> seeded = new ArrayList<>();

  @Test
  void everySeededFault_isFoundOnItsLineAndOfItsKind() throws IOException {
    seed(
        "sites/global.csv",
        HEAD + "https://www.rsf.org/,HUMR,Human Rights Issues,2026-01-01,s,,low,\n");
    seed(
        "sites/kz.csv",
        HEAD
            + """
            https://vlast.kz/,NEWS,News Media,2026-01-01,s,,low,
            https://vlast.kz/,NEWS,News Media,2026-01-01,s,,low, <-duplicate
            https://VLAST.kz,NEWS,News Media,2026-01-01,s,,low, <-duplicate
            https://www.rsf.org,HUMR,Human Rights Issues,2026-01-01,s,,low, <-duplicate
            ftp://orda.kz/,NEWS,News Media,2026-01-01,s,,low, <-url
            https://masa.media/#top,NEWS,News Media,2026-01-01,s,,low, <-fragment
            https://me:word@time.kz/,NEWS,News Media,2026-01-01,s,,low, <-user-info
            https://total.kz:22/,NEWS,News Media,2026-01-01,s,,low, <-port
            http://192.168.1.1/,MISC,Miscellaneous content,2026-01-01,s,,low, <-private-address
            http://[fd00::1]/,MISC,Miscellaneous content,2026-01-01,s,,low, <-private-address
            http://[64:ff9b::a00:1]/,MISC,Miscellaneous content,2026-01-01,s,,low, <-private-address
            http://router.lan/,MISC,Miscellaneous content,2026-01-01,s,,low, <-private-address
            https://xn--a.kz/,NEWS,News Media,2026-01-01,s,,low, <-idna
            https://straße.kz/,NEWS,News Media,2026-01-01,s,,low, <-url <-idna
            https://қазақ.kz/,NEWS,News Media,2026-01-01,s,,low,
            https://com.kz/,NEWS,News Media,2026-01-01,s,,low, <-public-suffix
            https://orda.kzz/,NEWS,News Media,2026-01-01,s,,low, <-public-suffix
            https://a_b.kz/,NEWS,News Media,2026-01-01,s,,low, <-url
            https://kaztag.kz/,NEWS,News Media,2026-01-01,s,,low,
            http://kaztag.kz/en/,NEWS,News Media,2026-01-01,s,,low, <-insecure
            https://ratel.kz/,FUN,Fun,2026-01-01,s,,low, <-category
            https://bes.media/,NEWS,Newspapers,2026-01-01,s,,low, <-description
            https://psiphon.ca/,ANON,Anonymization and circumvention tools,2026-01-01,s,,low, <-risky
            https://kok.team/,LGBT,LGBT,2026-01-01,s,,high,
            https://hate.kz/,HATE,Hate Speech,2026-01-01,s,,high, <-never-listed
            https://24.kz/,NEWS,News Media,2026-01-01,s,,harmless, <-word
            https://abai.kz/,NEWS,News Media,01.02.2026,s,,low, <-date
            https://aikyn.kz/,NEWS,News Media,2027-01-01,s,,low, <-date
            https://liter.kz/,NEWS,News Media,2026-01-01,,,low, <-source
            https://lsm.kz/,,News Media,2026-01-01,s,,low, <-missing
            https://m.chat.kz/,COMT,Communication Tools,2026-01-01,s,,low, <-service
            https://stan.kz/,NEWS,News Media,2026-01-01,s,,low,nobody <-service
            https://chat-cdn.kz/,COMT,Communication Tools,2026-01-01,s,,low,chat <-sister-domain
            """);
    seed("sites/qq.csv", HEAD + "https://a.com/,NEWS,News Media,2026-01-01,s,,low,\n");
    seeded.add("sites/qq.csv:0 country");
    seed("sites/uz.csv", "url,category,date_added\nhttps://a.uz/,NEWS,2026-01-01\n");
    seeded.addAll(
        List.of("sites/uz.csv:2 column", "sites/uz.csv:2 missing", "sites/uz.csv:2 source"));
    seed(
        "services.yaml",
        """
        - {id: chat, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: [chat.kz], source: s}
        - {id: chat, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: [chat.com], source: s} <-duplicate
        - {id: mute, names: {kk: a, ru: b}, owner: o, category: COMT, domains: [mute.kz], source: s} <-language
        - {id: free, names: {kk: a, ru: b, en: c}, category: COMT, domains: [free.kz], source: s} <-missing
        - {id: Loud, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: [loud.kz], source: s} <-word
        - {id: twin, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: [chat.kz], source: s} <-duplicate
        - {id: host, names: {kk: a, ru: b, en: c}, owner: o, category: HOST, domains: [github.io], source: s} <-public-suffix
        - {id: tor, names: {kk: a, ru: b, en: c}, owner: o, category: ANON, domains: [torproject.org], source: s} <-risky
        - {id: bare, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: ['https://bare.kz'], source: s} <-host
        - {id: old, names: {kk: a, ru: b, en: c}, owner: o, category: COMT, domains: [old.kz], source: s, url: x} <-column
        - id: app
          names: {kk: a, ru: b, en: c}
          owner: o
          category: COMT
          domains: [app.kz]
          source: s
          endpoints:
          - {function: web, protocol: https, host: app.kz, source: s}
          - {function: web, protocol: https, host: app.kz, source: s} <-duplicate
          - {function: dance, protocol: tls, host: a.app.kz, source: s} <-word
          - {function: web, protocol: gopher, host: b.app.kz, source: s} <-word <-port
          - {function: media, protocol: tls, host: cdn.other.kz, source: s} <-sister-domain
          - {function: media, protocol: tcp, host: 10.0.0.1, port: 443, source: s} <-private-address
          - {function: media, protocol: tcp, host: c.app.kz, port: 25, source: s} <-port
          - {function: media, protocol: tcp, host: d.app.kz, port: 70000, source: s} <-port
          - {function: media, protocol: tls, host: e.app.kz} <-source
        """);
    seed(
        "networks.csv",
        """
        asn,country,name_kk,name_ru,name_en,kind,valid_from,valid_until,source
        9198,KZ,a,b,c,fixed,2021-01-01,,s <-asn
        AS64512,KZ,a,b,c,fixed,2021-01-01,,s <-asn
        AS21299,QQ,a,b,c,fixed,2021-01-01,,s <-country
        AS41798,KZ,a,,c,fixed,2021-01-01,,s <-language
        AS29355,KZ,a,b,c,wireless,2021-01-01,,s <-word
        AS48503,KZ,a,b,c,mobile,2021-01-01,2020-01-01,s <-date
        AS29555,KZ,a,b,c,mobile,,,s <-missing
        AS12389,RU,a,b,c,fixed,2021-01-01,,s
        AS12389,RU,a,b,d,fixed,2022-01-01,,s <-duplicate
        """);
    seed(
        "interception-roots.yaml",
        """
        - {name: n, issuer: nobody, sha256: [], source: s} <-issuer
        - {name: m, issuer: 'CN=x', sha256: [XYZ], source: s} <-digest
        - {name: l, issuer: 'CN=ISRG Root X1,O=Internet Security Research Group,C=US', sha256: [], source: s} <-issuer
        """);
    seed(
        "fingerprints/false-positives.yaml",
        "- {id: a, place: title, match: exact, pattern: Wait, countries: [], source: s}\n");
    seed(
        "fingerprints/blockpages.yaml",
        """
        - {id: b, place: body, match: contains, pattern: no, countries: [KZ], source: s} <-pattern
        - {id: c, place: foot, match: contains, pattern: blocked by, countries: [KZ], source: s} <-word
        - {id: d, place: title, match: exact, pattern: Wait, countries: [KZ], source: s} <-duplicate
        - {id: e, place: title, match: exact, pattern: Closed, countries: [kz], source: s} <-country
        """);
    seed(
        "calendar.yaml",
        """
        - {id: a, kind: party, countries: [KZ], yearly: 12-16, names: {kk: a, ru: b, en: c}, source: s} <-word
        - {id: b, kind: election, countries: [KZ], yearly: 13-40, names: {kk: a, ru: b, en: c}, source: s} <-date
        - {id: c, kind: election, countries: [], from: 2027-01-24, names: {kk: a, ru: b, en: c}, source: s} <-missing
        """);
    seed(
        "controls.yaml",
        """
        neutral:
        - {url: 'http://example.com/', source: s} <-url
        - {url: 'https://127.0.0.1/', source: s} <-private-address
        stun:
        - {host: stun.example.com, port: 53, source: s} <-port
        """);

    List<Fault> faults = ListCheck.faults(ListFiles.in(dir), TODAY);

    assertThat(seeded).hasSizeGreaterThan(60);
    assertThat(faults)
        .extracting(fault -> fault.file() + ":" + fault.line() + " " + fault.kind().label())
        .containsExactlyInAnyOrderElementsOf(seeded);
    assertThat(faults).extracting(Fault::kind).contains(seedable());
    assertThat(faults)
        .allSatisfy(fault ->
            assertThat(fault.toString())
                .startsWith(fault.file() + ":" + fault.line() + ": " + fault.what())
                .contains(fault.kind().why())
                .endsWith("; " + fault.remedy()));
  }

  @Test
  void fileThatIsNoYaml_isAFaultOfSyntax() throws IOException {
    write("services.yaml", "- {id: a\n");
    write("controls.yaml", "neutral: []\n");

    assertThat(ListCheck.faults(ListFiles.in(dir), TODAY))
        .extracting(fault -> fault.file() + " " + fault.kind().label())
        .containsExactly("controls.yaml no-entries", "services.yaml syntax");
  }

  @Test
  void bundledLists_mayBePublished() throws IOException {
    assertThat(ListCheck.faults(ListFiles.bundled(), TODAY)).isEmpty();
  }

  /** All but those that need a file of their own. */
  private static FaultKind[] seedable() {
    List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
    kinds.removeAll(List.of(FaultKind.SYNTAX, FaultKind.NO_ENTRIES, FaultKind.TOO_MANY));
    return kinds.toArray(FaultKind[]::new);
  }

  /** Writes a file without its marks and remembers them. */
  private void seed(String name, String marked) throws IOException {
    StringBuilder text = new StringBuilder();
    int line = 0;
    for (String each : marked.lines().toList()) {
      line++;
      String[] parts = each.split(" <-", -1);
      text.append(parts[0]).append('\n');
      for (String kind : List.of(parts).subList(1, parts.length)) {
        seeded.add(name + ":" + line + " " + kind);
      }
    }
    write(name, text.toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
