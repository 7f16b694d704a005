package org.burkit.evidence.bundle;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.words.Words;

/**
 * What editors say of an incident, as a bundle's papers say it in one language. Pure.
 *
 * @param acts in the order in which they were said
 */
record Remarks(List<Act> acts, Words words) {

  /** What changes what is claimed, the latest first: what is to be read first. */
  List<String> standing() {
    return acts.reversed().stream().flatMap(act -> standing(act).stream()).toList();
  }

  /** Orders, events and notes, in their order. */
  List<String> context() {
    return acts.stream().flatMap(act -> context(act).stream()).toList();
  }

  private Optional<String> standing(Act act) {
    return switch (act.content()) {
      case Act.Retraction(var reason, _) -> Optional.of(said(act, in(reason)));
      case Act.Restoration(var reason) -> Optional.of(said(act, in(reason)));
      case Act.Correction(var reason) -> Optional.of(said(act, in(reason)));
      case Act.Merge(var into, var reason) -> Optional.of(said(act, into + ". " + in(reason)));
      case Act.Split(var reason) -> Optional.of(said(act, in(reason)));
      case Act.Order _, Act.Event _, Act.Note _, Act.Contest _ -> Optional.empty();
    };
  }

  private Optional<String> context(Act act) {
    return switch (act.content()) {
      case Act.Order(var number, var authority, var date, var link) ->
          Optional.of(
              said(
                  act,
                  words.say(
                      "act.order.text",
                      number,
                      date.toString(),
                      authority,
                      link.map(Object::toString).orElse(""))));
      case Act.Event(var date, var sentence) -> Optional.of(said(act, date + ": " + in(sentence)));
      case Act.Note(var sentence) -> Optional.of(said(act, in(sentence)));
      case Act.Retraction _,
          Act.Restoration _,
          Act.Correction _,
          Act.Merge _,
          Act.Split _,
          Act.Contest _ ->
          Optional.empty();
    };
  }

  private String in(Act.Sentence sentence) {
    return sentence.in(words.language());
  }

  private String said(Act act, String text) {
    String heading = words.say("act." + act.content().kind());
    return words.say("act.said", heading, act.made().toString(), text.strip());
  }
}
