package org.burkit.probe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

class TargetPlanTest {
  private static final Guard CAREFUL =
      new Guard(Mode.CAREFUL, Set.of(), new DenyList(Set.of()), lists(new Site[0]));

  @TempDir Path directory;

  @Test
  void sameAddressInTwoSpellings_isOneTarget() {
    TargetPlan plan =
        plan("https://Sau.example", "https://sau.example:443/", "http://sau.example/");

    assertThat(plan.targets())
        .extracting(Target::input)
        .containsExactly("https://Sau.example", "http://sau.example/");
    assertThat(plan.faults()).isEmpty();
  }

  @Test
  void planFromAnotherPlace_goesRoundAndLosesNothing() {
    TargetPlan plan = plan("https://a.example/", "https://b.example/", "https://c.example/");

    for (int place : new int[] {1, 4, -2}) {
      assertThat(plan.from(place).targets())
          .extracting(Target::input)
          .containsExactly("https://b.example/", "https://c.example/", "https://a.example/");
    }
    assertThat(plan().from(5).targets()).isEqualTo(plan().targets());
  }

  @Test
  void everyBadUrl_isNamedAtOnce() {
    TargetPlan plan =
        plan("ftp://a.example/", "https://", "https://u:p@b.example/", "https://c.example:70000/");

    assertThat(plan.faults())
        .hasSize(4)
        .allSatisfy(fault -> assertThat(fault).startsWith("--url: expected").contains("got '"));
  }

  @Test
  void listFile_isReadInItsOrder() throws IOException {
    Path file = directory.resolve("mine.csv");
    Files.writeString(
        file,
        """
        url,category_code,category_description,date_added,source,notes,risk,service
        https://b.example/,NEWS,News Media,2026-11-24,me,,high,
        https://a.example/,NEWS,News Media,2026-11-24,me,,low,
        """);

    TargetPlan plan =
        TargetPlan.of(wish(List.of(), List.of(), Optional.of(file)), lists(new Site[0]), CAREFUL);

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.targets())
        .extracting(Target::input)
        .containsExactly("https://b.example/", "https://a.example/");
  }

  @Test
  void listFileThatIsNotThere_isAFault() {
    TargetPlan plan =
        TargetPlan.of(
            wish(List.of(), List.of(), Optional.of(directory.resolve("none.csv"))),
            lists(new Site[0]),
            CAREFUL);

    assertThat(plan.faults()).hasSize(1);
  }

  @Test
  void services_areAskedForById() {
    ServiceEndpoint web =
        new ServiceEndpoint(
            ServiceFunction.WEB, EndpointProtocol.HTTPS, "xabar.example", 443, "test");
    Lists lists = lists(service("xabar", List.of(web)), service("bare", List.of()));

    TargetPlan named =
        TargetPlan.of(wish(List.of(), List.of("xabar"), Optional.empty()), lists, CAREFUL);
    TargetPlan all =
        TargetPlan.of(wish(List.of(), List.of("all"), Optional.empty()), lists, CAREFUL);
    TargetPlan unknown =
        TargetPlan.of(wish(List.of(), List.of("bare"), Optional.empty()), lists, CAREFUL);

    assertThat(named.targets()).extracting(Target::input).containsExactly("service:xabar");
    assertThat(all.targets()).isEqualTo(named.targets());
    assertThat(unknown.faults())
        .containsExactly("--service: expected one of [xabar] or all, got 'bare'");
  }

  @Test
  void withoutWishes_onlySitesOfLowRiskAreVisited() {
    TargetPlan plan =
        TargetPlan.of(
            wish(List.of(), List.of(), Optional.empty()),
            lists(
                site("https://a.example/", Site.Risk.LOW),
                site("https://b.example/", Site.Risk.HIGH)),
            CAREFUL);

    assertThat(plan.targets()).extracting(Target::input).containsExactly("https://a.example/");
    assertThat(plan.leftOut()).isEqualTo(1);
  }

  @Test
  void nothingToMeasure_isAFault() {
    assertThat(
            TargetPlan.of(wish(List.of(), List.of(), Optional.empty()), lists(new Site[0]), CAREFUL)
                .faults())
        .hasSize(1);
  }

  @Test
  void countrysList_isMeasuredByThoseWhoNameTheCountry() {
    CountryCode kz = new CountryCode("KZ");
    Lists lists =
        lists(
            site("https://all.example/", Site.Risk.LOW),
            site("https://kz.example/", Site.Risk.LOW, kz),
            site("https://kg.example/", Site.Risk.LOW, new CountryCode("KG")));

    TargetPlan there =
        TargetPlan.of(new Wish(List.of(), List.of(), Optional.empty(), kz), lists, CAREFUL);
    TargetPlan anywhere =
        TargetPlan.of(wish(List.of(), List.of(), Optional.empty()), lists, CAREFUL);

    assertThat(there.targets())
        .extracting(Target::input)
        .containsExactly("https://all.example/", "https://kz.example/");
    assertThat(anywhere.targets())
        .extracting(Target::input)
        .containsExactly("https://all.example/");
  }

  @Test
  void whatTheCollectorAsksFor_comesFirst_andAddsNothing() {
    Lists lists =
        lists(
            site("https://one.example/", Site.Risk.LOW),
            site("https://two.example/", Site.Risk.LOW),
            site("https://three.example/", Site.Risk.LOW));
    TargetPlan all = TargetPlan.of(wish(List.of(), List.of(), Optional.empty()), lists, CAREFUL);
    List<String> asked = List.of("https://barred.example/", "https://three.example/");

    assertThat(all.first(asked, 10).targets())
        .extracting(Target::input)
        .containsExactly("https://three.example/", "https://one.example/", "https://two.example/");
    assertThat(all.first(asked, 1).targets())
        .extracting(Target::input)
        .containsExactly("https://three.example/");
  }

  private static TargetPlan plan(String... urls) {
    return TargetPlan.of(
        wish(List.of(urls), List.of(), Optional.empty()), lists(new Site[0]), CAREFUL);
  }

  private static Wish wish(List<String> urls, List<String> services, Optional<Path> file) {
    return new Wish(urls, services, file, CountryCode.UNKNOWN);
  }

  private static Site site(String url, Site.Risk risk) {
    return site(url, risk, Site.EVERYWHERE);
  }

  private static Site site(String url, Site.Risk risk, CountryCode country) {
    return new Site(url, "NEWS", LocalDate.of(2026, 11, 24), "test", "", risk, "", country);
  }

  private static Service service(String id, List<ServiceEndpoint> endpoints) {
    LocalName name = new LocalName("a", "b", "c");
    return new Service(id, name, "", "COMT", List.of(id + ".example"), endpoints, "test");
  }

  private static Lists lists(Service... services) {
    return new Lists(
        List.of(services),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        References.NONE);
  }

  private static Lists lists(Site... sites) {
    return new Lists(
        List.of(),
        List.of(sites),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        References.NONE);
  }
}
