package org.burkit.probe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.lists.Category;
import org.burkit.lists.Lists;
import org.burkit.lists.LocalName;
import org.burkit.lists.Service;
import org.burkit.lists.ServiceEndpoint;
import org.burkit.lists.Site;
import org.burkit.model.CountryCode;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.References;
import org.burkit.model.ServiceFunction;
import org.burkit.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists with the right signatures and the worst intentions, beside the program's own. */
class HostileListTest {
  private static final Lists OWN = Lists.bundled();
  private static final String NEW_SITE = "https://new.example/";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void barredCategories_areNeverVisitedByAList(Mode mode) {
    for (Category category : Category.values()) {
      if (category.access() != Category.Access.OPEN) {
        assertThat(measured(mode, site(NEW_SITE, category, Site.Risk.LOW)))
            .as("%s in %s", category, mode)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"STANDARD", "FULL"})
  void barredSiteUnderAnHonestName_isNotVisited(Mode mode) {
    assertThat(measured(mode, site("https://www.torproject.org/", Category.NEWS, Site.Risk.LOW)))
        .isEmpty();
    assertThat(measured(mode, site("https://deep.torproject.org/x", Category.GRP, Site.Risk.LOW)))
        .isEmpty();
  }

  @Test
  void riskySiteUnderALowRisk_keepsItsRisk() {
    assertThat(measured(Mode.STANDARD, site("https://eltuz.com/", Category.NEWS, Site.Risk.LOW)))
        .isEmpty();
    assertThat(measured(Mode.FULL, site("https://eltuz.com/", Category.NEWS, Site.Risk.LOW)))
        .containsExactly("https://eltuz.com/");
  }

  @Test
  void newSite_isNotVisitedByTheCareful() {
    Site fresh = site(NEW_SITE, Category.NEWS, Site.Risk.LOW);

    assertThat(measured(Mode.CAREFUL, fresh)).isEmpty();
    assertThat(measured(Mode.STANDARD, fresh)).containsExactly(NEW_SITE);
  }

  @Test
  void careful_isSocialNetworksAndLargeNews() {
    List<String> measured = measured(OWN, guard(Mode.CAREFUL));

    assertThat(OWN.sites())
        .filteredOn(site -> measured.contains(site.url()))
        .hasSizeGreaterThan(100)
        .allSatisfy(site -> {
          assertThat(site.category()).isIn("GRP", "COMT", "MMED", "NEWS");
          assertThat(site.risk()).isEqualTo(Site.Risk.LOW);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.168.1.1/",
        "http://10.0.0.1/",
        "http://127.0.0.1/",
        "http://169.254.169.254/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:192.168.1.1]/",
        "http://[64:ff9b::c0a8:101]/",
        "https://new.example:22/",
        "https://new.example:25/",
        "https://me@new.example/",
        "ftp://new.example/",
        "file:///etc/passwd"
      })
  void homesAndForeignPorts_areNotVisited(String url) {
    assertThat(measured(Mode.FULL, site(url, Category.NEWS, Site.Risk.LOW))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TCP,192.168.1.1,443",
    "TCP,new.example,22",
    "TCP,new.example,25",
    "TLS,new.example,993",
    "STUN,new.example,53",
    "HTTPS,www.torproject.org,443"
  })
  void endpointsOfAService_areLookedAtOneByOne(EndpointProtocol protocol, String host, int port) {
    Service service =
        new Service(
            "new",
            new LocalName("a", "b", "c"),
            "",
            "COMT",
            List.of("new.example"),
            List.of(
                new ServiceEndpoint(ServiceFunction.MESSAGES, protocol, host, port, "s"),
                new ServiceEndpoint(
                    ServiceFunction.WEB, EndpointProtocol.HTTPS, "new.example", 443, "s")),
            "s");
    Lists hostile = lists(List.of(), List.of(service));

    Service left = Editions.of(OWN, Optional.of(hostile), guard(Mode.FULL)).services().getFirst();

    assertThat(left.endpoints()).extracting(ServiceEndpoint::host).containsExactly("new.example");
  }

  @Test
  void controlsAndReferences_areAlwaysTheProgramsOwn() {
    Lists hostile =
        new Lists(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("https://192.168.1.1/"),
            List.of("https://192.168.1.1/"),
            List.of(),
            References.NONE);

    Lists both = Editions.of(OWN, Optional.of(hostile), guard(Mode.FULL));

    assertThat(both.neutral()).isEqualTo(OWN.neutral());
    assertThat(both.http3()).isEqualTo(OWN.http3());
    assertThat(both.stun()).isEqualTo(OWN.stun());
    assertThat(both.references()).isEqualTo(OWN.references());
  }

  @Test
  void allowedCategory_isVisited_andOnlyThat() {
    Guard anon = new Guard(Mode.STANDARD, EnumSet.of(Category.ANON), new DenyList(Set.of()), OWN);

    assertThat(anon.admits(site(NEW_SITE, Category.ANON, Site.Risk.HIGH))).isTrue();
    assertThat(anon.admits(site(NEW_SITE, Category.LGBT, Site.Risk.HIGH))).isFalse();
    assertThat(anon.admits(site(NEW_SITE, Category.NEWS, Site.Risk.HIGH))).isFalse();
  }

  @Test
  void categoriesThatNoListMayHold_cannotBeAllowed() {
    List<String> faults = new ArrayList<>();
    Guard guard =
        caution("full", List.of("MILX", "anon", "FUN"), List.of()).guard(faults).apply(OWN);

    assertThat(faults)
        .containsExactly(
            "--allow: no list may hold MILX; name a page by --url",
            "--allow: expected a category's code such as ANON, got 'FUN'");
    assertThat(guard.allowed()).containsExactly(Category.ANON);
  }

  @Test
  void deniedHosts_areVisitedByNobody() throws Exception {
    Files.writeString(
        directory.resolve("deny.txt"), "# mine\nvk.com  # and below\nhttps://ok.ru/x\n");
    List<String> faults = new ArrayList<>();
    Guard guard = caution("full", List.of(), List.of("facebook.com")).guard(faults).apply(OWN);

    assertThat(faults).isEmpty();
    assertThat(measured(OWN, guard))
        .contains("https://www.instagram.com/")
        .doesNotContain("https://vk.com/", "https://ok.ru/", "https://www.facebook.com/");
    assertThat(Editions.of(OWN, Optional.empty(), guard).services())
        .allSatisfy(service ->
            assertThat(service.endpoints())
                .extracting(ServiceEndpoint::host)
                .noneMatch(host -> host.endsWith("vk.com") || host.endsWith("facebook.com")));
    Wish named = wish(List.of("https://m.vk.com/"));
    assertThat(TargetPlan.of(named, OWN, guard).faults())
        .containsExactly("m.vk.com is denied by deny.txt or --deny: take it out there");
  }

  @Test
  void lineOfTheDenyFileThatIsNoHost_isAFault() throws Exception {
    Files.writeString(directory.resolve("deny.txt"), "vk com\n");
    List<String> faults = new ArrayList<>();

    var _ = caution("careful", List.of(), List.of("::")).guard(faults).apply(OWN);

    assertThat(faults)
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("expected a host"));
  }

  @Test
  void modeThatIsNone_isAFault() {
    List<String> faults = new ArrayList<>();

    var _ = caution("brave", List.of(), List.of()).guard(faults).apply(OWN);

    assertThat(faults).containsExactly("--mode: expected careful, standard or full, got 'brave'");
  }

  @Test
  void pageThatTheVolunteerNames_isMeasuredWithAWarning() {
    Wish named =
        wish(List.of("https://www.torproject.org/", "https://ratel.kz/", "https://vlast.kz/"));

    TargetPlan plan = TargetPlan.of(named, OWN, guard(Mode.CAREFUL));

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.targets()).hasSize(3);
    assertThat(plan.risky())
        .containsExactly(
            new Risky("https://www.torproject.org/", Category.ANON, Site.Risk.HIGH),
            new Risky("https://ratel.kz/", Category.NEWS, Site.Risk.MEDIUM));
  }

  @Test
  void fileOfPages_warnsByItsOwnWords() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("mine.csv"),
            "url,category_code,category_description,date_added,source,notes\n"
                + "https://new.example/,ANON,x,2020-01-01,s,\n"
                + "https://old.example/,NEWS,x,2020-01-01,s,\n");
    Wish named = new Wish(List.of(), List.of(), Optional.of(file), new CountryCode("KZ"));

    assertThat(TargetPlan.of(named, OWN, guard(Mode.CAREFUL)).risky())
        .containsExactly(new Risky(NEW_SITE, Category.ANON, Site.Risk.HIGH));
  }

  @Test
  void page_leadsNowhereThatTheVolunteerHasNotAllowed() {
    Guard guard = guard(Mode.FULL);
    List<Target> innocent = List.of(new Target("https://innocent.example/"));
    List<Target> named = List.of(new Target("https://torproject.org/"));

    assertThat(guard.mayBeLedTo("other.example", innocent)).isTrue();
    assertThat(guard.mayBeLedTo("www.torproject.org", innocent)).isFalse();
    assertThat(guard.mayBeLedTo("www.torproject.org", named)).isTrue();
    assertThat(guard.mayBeLedTo("psiphon.ca", named)).isFalse();
  }

  @Test
  void resultsGoToNoHost_thatIsBarred_denied_orInTheHomeNetwork() {
    Guard guard = new Guard(Mode.FULL, Set.of(), new DenyList(Set.of("denied.example")), OWN);

    assertThat(guard.maySendTo("collector.example")).isTrue();
    assertThat(guard.maySendTo("9.9.9.9")).isTrue();
    assertThat(guard.maySendTo("www.denied.example")).isFalse();
    assertThat(guard.maySendTo("www.torproject.org")).isFalse();
    assertThat(guard.maySendTo("192.168.1.1")).isFalse();
  }

  private List<String> measured(Mode mode, Site hostile) {
    Guard guard = guard(mode);
    return measured(
        Editions.of(OWN, Optional.of(lists(List.of(hostile), List.of())), guard), guard);
  }

  private static List<String> measured(Lists lists, Guard guard) {
    return TargetPlan.of(wish(List.of()), lists, guard).targets().stream()
        .map(Target::input)
        .toList();
  }

  private static Wish wish(List<String> urls) {
    return new Wish(urls, List.of(), Optional.empty(), new CountryCode("KZ"));
  }

  private static Guard guard(Mode mode) {
    return new Guard(mode, Set.of(), new DenyList(Set.of()), OWN);
  }

  private Caution caution(String mode, List<String> allowed, List<String> denied) {
    return new Caution(mode, allowed, denied, directory.resolve("deny.txt"));
  }

  private static Site site(String url, Category category, Site.Risk risk) {
    return new Site(
        url, category.name(), LocalDate.of(2026, 11, 24), "s", "", risk, "", new CountryCode("KZ"));
  }

  private static Lists lists(List<Site> sites, List<Service> services) {
    return new Lists(
        services, sites, List.of(), List.of(), List.of(), List.of(), List.of(), References.NONE);
  }
}
