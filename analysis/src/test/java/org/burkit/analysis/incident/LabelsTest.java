package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.Test;

/** What stands in the incident interface and in stored files: readers of both rely on it. */
class LabelsTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final CountryCode UZ = new CountryCode("UZ");

  @Test
  void words_areTheOnesThatAreDocumented() {
    assertThat(Stream.of(Kind.values()).map(Kind::label)).containsExactly("block", "shutdown");
    assertThat(Stream.of(State.values()).map(State::label))
        .containsExactly("open", "closed", "unmeasured");
    assertThat(Stream.of(Grade.values()).map(Grade::label))
        .containsExactly("confirmed", "likely", "possible", "intercepted");
    assertThat(Stream.of(Standing.values()).map(Standing::label))
        .containsExactly("full", "unsolicited", "elsewhere");
    assertThat(Stream.of(Alternative.values()).map(Alternative::label))
        .containsExactly("site_down", "server_refuses", "own_network", "chance", "few_people");
  }

  @Test
  void cells_areInOrderOfDomain_thenCountry_thenNetwork() {
    List<Cell> ordered =
        List.of(
            new Cell("a.example", KZ, new Asn(2)),
            new Cell("a.example", UZ, new Asn(1)),
            new Cell("b.example", KZ, new Asn(1)),
            new Cell("b.example", KZ, new Asn(3)));

    assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @Test
  void networksAndSubjects_areInOrderOfCountry() {
    List<Network> networks = List.of(new Network(KZ, new Asn(9)), new Network(UZ, new Asn(1)));
    List<Subject> subjects =
        List.of(new Subject("domain a", "", UZ), new Subject("service b", "b", KZ));
    List<Subject> sameName = List.of(new Subject("x", "", KZ), new Subject("x", "", UZ));

    assertThat(networks.reversed().stream().sorted()).containsExactlyElementsOf(networks);
    assertThat(subjects.reversed().stream().sorted()).containsExactlyElementsOf(subjects);
    assertThat(sameName.reversed().stream().sorted()).containsExactlyElementsOf(sameName);
  }
}
