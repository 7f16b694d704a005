package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActTest {
  private static final IncidentId ID =
      IncidentId.of(new CountryCode("KZ"), new MeasurementId("0".repeat(64)));
  private static final IncidentId OTHER =
      IncidentId.of(new CountryCode("KZ"), new MeasurementId("1".repeat(64)));
  private static final IncidentId THIRD =
      IncidentId.of(new CountryCode("KZ"), new MeasurementId("2".repeat(64)));
  private static final Instant MADE = Instant.parse("2026-11-24T07:00:00.123456Z");
  private static final Act.Sentence SAID = new Act.Sentence("Қате.", "Ошибка.", "An error.");

  private static Stream<Act.Content> contents() {
    LocalDate day = LocalDate.of(2026, 11, 23);
    return Stream.of(
        new Act.Order("12-3", "Министрлік", day, Optional.of(URI.create("https://a.example/1"))),
        new Act.Order("12-3", "Министрлік", day, Optional.empty()),
        new Act.Event(day, SAID),
        new Act.Note(SAID),
        new Act.Correction(SAID),
        new Act.Retraction(SAID),
        new Act.Restoration(SAID),
        new Act.Merge(OTHER, SAID),
        new Act.Split(SAID),
        new Act.Contest("It opens for me.\nSince Monday."));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void everyContent_isReadAsItWasWritten(Act.Content content) throws Exception {
    Act act = new Act(ID, MADE, "aigul", content);
    assertThat(ActCodec.decode(ActCodec.encode(act))).isEqualTo(act);
    ObjectNode draft = ActCodec.encode(act);
    draft.remove(List.of("made", "by"));
    assertThat(ActCodec.draft(draft).by("aigul", MADE)).isEqualTo(act);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                    | incident: expected the id
          {"kind": "praise"}                                    | kind: expected order, event
          {"kind": "note", "text": {"kk": "a", "ru": "b"}}      | en: expected 1 to 2000 letters
          {"kind": "note", "text": "a"}                         | kk: expected 1 to 2000 letters
          {"kind": "contest", "text": " "}                      | text: expected 1 to 2000 letters
          {"kind": "contest", "text": "a\\u0000"}               | text: expected 1 to 2000 letters
          {"kind": "contest", "text": "a\\u202eb"}              | text: expected 1 to 2000 letters
          {"kind": "contest", "text": "a\\ud800b"}              | text: expected 1 to 2000 letters
          {"kind": "contest", "text": "a", "by": "me"}          | 'by': expected nothing
          {"kind": "event", "date": "today"}                    | date: expected a day
          {"kind": "order", "link": "javascript:alert(1)"}      | link: expected an address
          {"kind": "order", "link": "https:///a b"}             | link: expected an address
          """)
  void whatIsNoAct_isToldWhy(String json, String why) throws Exception {
    var node = new JsonMapper().readTree(json);
    assertThatThrownBy(() -> ActCodec.draft(node))
        .isInstanceOf(MalformedActException.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatMeasurementsNoLongerMake_isKeptAsItLastStood_andIsNobodysToDraft() throws Exception {
    Incident last = incident(ID);
    Act lost = new Act(ID, MADE, "", new Act.Retraction(SAID, Optional.of(last)));
    assertThat(ActCodec.decode(ActCodec.encode(lost))).isEqualTo(lost);
    assertThat(ActCodec.published(ID, ActCodec.published(lost))).isEqualTo(lost);
    assertThat(Acts.of(List.of(lost)).lost()).containsExactly(Map.entry(ID, last.withoutIds()));
    Act restored = new Act(ID, MADE, "", new Act.Restoration(SAID));
    assertThat(Acts.of(List.of(lost, restored)).lost()).isEmpty();
    Act editors = new Act(ID, MADE, "aigul", new Act.Retraction(SAID));
    assertThat(Acts.of(List.of(editors)).lost()).isEmpty();

    ObjectNode draft = ActCodec.encode(lost);
    draft.remove(List.of("made", "by"));
    assertThatThrownBy(() -> ActCodec.draft(draft))
        .isInstanceOf(MalformedActException.class)
        .hasMessageContaining("'last': expected nothing of this name");
    ObjectNode others = ActCodec.encode(lost).put("incident", OTHER.text());
    assertThatThrownBy(() -> ActCodec.decode(others))
        .isInstanceOf(MalformedActException.class)
        .hasMessageContaining("last: expected the same incident as it was");
    ObjectNode broken = ActCodec.encode(lost);
    broken.withObject("/last").put("grade", "certain");
    assertThatThrownBy(() -> ActCodec.decode(broken))
        .isInstanceOf(MalformedActException.class)
        .hasMessageContaining("last: expected the same incident as it was");
  }

  private static Incident incident(IncidentId id) {
    return new Incident(
        id,
        Kind.BLOCK,
        "",
        List.of("sau.example"),
        new CountryCode("KZ"),
        List.of(new Asn(64501)),
        Optional.of(Mechanism.TLS_TIMEOUT),
        true,
        Grade.LIKELY,
        1,
        Optional.empty(),
        MADE,
        Optional.empty(),
        Optional.empty(),
        MADE,
        Optional.empty(),
        3,
        3,
        0,
        3,
        3,
        List.of(),
        List.of(),
        List.of(new MeasurementId("0".repeat(64))),
        List.of());
  }

  @Test
  void lastSpokenOf_areTheIncidentsOfTheLatestWords() {
    Act first = new Act(ID, MADE, "aigul", new Act.Retraction(SAID));
    Act second = new Act(OTHER, MADE.plusSeconds(1), "aigul", new Act.Note(SAID));
    Act third = new Act(ID, MADE.plusSeconds(2), "aigul", new Act.Note(SAID));
    Acts acts = Acts.of(List.of(first, second, third, merge(THIRD, OTHER)));
    assertThat(acts.lastSpokenOf(2)).containsExactly(ID, OTHER);
    assertThat(acts.lastSpokenOf(9)).hasSize(3);
    assertThat(acts.unclaimed()).as("one retracted, one a part").isEqualTo(2);
  }

  private static Act merge(IncidentId part, IncidentId into) {
    return new Act(part, MADE, "aigul", new Act.Merge(into, SAID));
  }

  @Test
  void merges_leadToTheWhole_andAreTakenBack() {
    var acts = new ArrayList<>(List.of(merge(ID, OTHER), merge(OTHER, THIRD)));
    Acts all = Acts.of(acts);
    assertThat(all.whole(ID)).contains(THIRD);
    assertThat(all.whole(THIRD)).isEmpty();
    assertThat(all.parts(THIRD)).containsExactlyInAnyOrder(ID, OTHER);
    assertThat(all.merge(ID)).contains(acts.getFirst());
    acts.add(new Act(ID, MADE, "aigul", new Act.Split(SAID)));
    assertThat(Acts.of(acts).whole(ID)).isEmpty();
    assertThat(Acts.of(acts).merge(ID)).isEmpty();
    assertThat(Acts.of(acts).parts(THIRD)).containsExactly(OTHER);
  }

  @Test
  void circles_areNeverMade() {
    Acts acts = Acts.of(List.of(merge(ID, OTHER), merge(OTHER, THIRD)));
    assertThat(acts.canMerge(THIRD, ID)).isFalse();
    assertThat(acts.canMerge(ID, ID)).isFalse();
    assertThat(acts.canMerge(ID, THIRD)).isTrue();
    Acts circle =
        Acts.of(List.of(merge(ID, OTHER), merge(OTHER, THIRD), merge(THIRD, ID), merge(ID, ID)));
    assertThat(circle.whole(THIRD)).isEmpty();
    assertThat(circle.whole(ID)).contains(THIRD);
    assertThat(circle.merge(THIRD)).isEmpty();
  }

  @Test
  void retraction_isInForceUntilItIsTakenBack() {
    Act retracted = new Act(ID, MADE, "aigul", new Act.Retraction(SAID));
    Act restored = new Act(ID, MADE, "aigul", new Act.Restoration(SAID));
    Act note = new Act(ID, MADE, "aigul", new Act.Note(SAID));
    assertThat(Acts.of(List.of(note)).retraction(ID)).isEmpty();
    assertThat(Acts.of(List.of(retracted, note)).retraction(ID)).contains(retracted);
    assertThat(Acts.of(List.of(retracted, restored, note)).retraction(ID)).isEmpty();
    assertThat(Acts.of(List.of(retracted, restored, retracted)).retraction(ID)).contains(retracted);
  }
}
