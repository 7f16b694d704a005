package org.burkit.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.scenario.Truth;
import org.burkit.lab.world.Asn;
import org.burkit.lab.world.Atlas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int HOMES = 3;

  private final List<String> incidents = new ArrayList<>();
  private final Tally tally = new Tally();

  /** All as in the story: six incidents, one accepted measurement of everything in every home. */
  @BeforeEach
  void tellTheStory() {
    for (var chapter : Story.chapters()) {
      for (Asn network : Story.networks()) {
        Truth truth = chapter.in(network);
        truth.mechanism().ifPresent(m -> incidents.add(incident(chapter.host(), network, m)));
        for (int home = 1; home <= HOMES; home++) {
          tally.add(network, home, line(chapter.host(), truth));
        }
      }
    }
  }

  @Test
  void theStoryAsItIs_agrees() {
    assertThat(incidents).hasSize(6);
    assertThat(compare().agrees()).isTrue();
  }

  @Test
  void missingIncident_disagrees() {
    for (int i = 0; i < 6; i++) {
      String removed = incidents.remove(i);
      assertThat(compare().agrees()).as("without %s", removed).isFalse();
      incidents.add(i, removed);
    }
  }

  @Test
  void wrongMechanismNetworkOrClosedIncident_disagrees() {
    String right = incidents.removeFirst();
    for (String wrong :
        List.of(
            right.replace("tls.timeout", "tls.reset"),
            right.replace("64501", "64503"),
            right.replace("\"open\"", "\"closed\""))) {
      assertThat(wrong).isNotEqualTo(right);
      incidents.addFirst(wrong);
      assertThat(compare().agrees()).as(wrong).isFalse();
      incidents.removeFirst();
    }
  }

  @Test
  void accusedInnocentOrStranger_disagrees() {
    incidents.add(incident("dirildek.example", Atlas.KENG, "tls.reset"));
    Comparison comparison = compare();
    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.strays()).singleElement().asString().contains("dirildek.example");
    incidents.removeLast();
    incidents.add(incident("beitarap.example", Atlas.KENG, "tls.reset"));
    assertThat(compare().agrees()).isFalse();
  }

  @Test
  void incidentThatReachesTooFar_disagrees() {
    incidents.add(incidents.removeFirst().replace("[\"AS64501\"]", "[\"AS64501\",\"AS64503\"]"));
    assertThat(compare().agrees()).isFalse();
  }

  @Test
  void tooFewMeasurements_disagree() {
    Tally poor = new Tally();
    var comparison = Comparison.of(Story.chapters(), FoundIncident.readAll(answer()), poor);
    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.names().getLast().faults()).anyMatch(f -> f.contains("0 accepted"));
  }

  @Test
  void asnAsBareNumber_isRead() {
    incidents.replaceAll(json -> json.replaceAll("\"AS(\\d+)\"", "$1"));
    assertThat(compare().agrees()).isTrue();
  }

  @Test
  void verdictOfInnocentThatDiffers_disagrees_untilTheHomesCorrectThemselves() {
    for (int home = 1; home < HOMES; home++) {
      tally.add(Atlas.KENG, home, line("tozgan.example", Truth.ACCESSIBLE));
    }
    assertThat(compare().agrees()).isFalse();
    for (int home = 1; home < HOMES; home++) {
      tally.add(Atlas.KENG, home, line("tozgan.example", Truth.DOWN));
    }
    assertThat(compare().agrees()).isTrue();
  }

  private Comparison compare() {
    return Comparison.of(Story.chapters(), FoundIncident.readAll(answer()), tally);
  }

  private String answer() {
    return "{\"incidents\":[" + String.join(",", incidents) + "]}";
  }

  private static String incident(String host, Asn network, String mechanism) {
    return """
    {"id":"x","domains":["%s"],"asns":["%s"],"mechanism":"%s","state":"open"}
    """
        .formatted(host, network, mechanism);
  }

  private static ProbeLine line(String host, Truth truth) {
    return new ProbeLine(
        "https://" + host + "/",
        truth.outcome(),
        truth.mechanism(),
        0.9,
        OptionalInt.empty(),
        "",
        "accepted");
  }
}
