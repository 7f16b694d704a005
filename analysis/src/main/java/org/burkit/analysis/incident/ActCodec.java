package org.burkit.analysis.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Act.Content;
import org.burkit.analysis.incident.Act.Sentence;

/**
 * Acts to and from JSON: {@code incident}, {@code made}, {@code by} and {@code kind}, and beside
 * them what that kind has. Sentences are objects of {@code kk}, {@code ru} and {@code en}. Where
 * measurements no longer make an incident its retraction has {@code last}, what it was.
 */
public final class ActCodec {
  /** Letters of a sentence, and of what a reader writes. */
  public static final int LONGEST = 2000;

  private static final int LONGEST_NAME = 200;

  private ActCodec() {}

  public static ObjectNode encode(Act act) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("incident", act.incident().text()).put("made", act.made().toString());
    node.put("by", act.by()).put("kind", act.content().kind());
    switch (act.content()) {
      case Act.Order(var number, var authority, var date, var link) -> {
        node.put("number", number).put("authority", authority).put("date", date.toString());
        node.put("link", link.map(URI::toString).orElse(null));
      }
      case Act.Event(var date, var sentence) -> {
        node.put("date", date.toString());
        sentence(node, sentence);
      }
      case Act.Note(var sentence) -> sentence(node, sentence);
      case Act.Correction(var reason) -> sentence(node, reason);
      case Act.Retraction(var reason, var last) -> {
        sentence(node, reason);
        last.ifPresent(incident -> node.set("last", IncidentCodec.withoutIds(incident)));
      }
      case Act.Restoration(var reason) -> sentence(node, reason);
      case Act.Merge(var into, var reason) -> sentence(node.put("into", into.text()), reason);
      case Act.Split(var reason) -> sentence(node, reason);
      case Act.Contest(var text) -> node.put("text", text);
    }
    return node;
  }

  /** What everybody may know of it: neither who said it nor, once more, of which incident. */
  public static ObjectNode published(Act act) {
    return encode(act).remove(List.of("incident", "by"));
  }

  /**
   * Reads what {@link #published} gave: an act by nobody.
   *
   * @throws MalformedActException where it is something else, or nothing that is published
   */
  public static Act published(IncidentId incident, JsonNode node) throws MalformedActException {
    if (!(node instanceof ObjectNode said) || said.has("incident") || said.has("by")) {
      throw new MalformedActException("expected what is published of an act");
    }
    Act act = decode(said.deepCopy().put("incident", incident.text()).put("by", ""));
    if (act.content() instanceof Act.Contest) {
      throw new MalformedActException("kind: expected what editors say, got contest");
    }
    return act;
  }

  private static void sentence(ObjectNode node, Sentence sentence) {
    node.putObject("text")
        .put("kk", sentence.kk())
        .put("ru", sentence.ru())
        .put("en", sentence.en());
  }

  /**
   * Reads what {@link #encode} gave.
   *
   * @throws MalformedActException where it is something else
   */
  public static Act decode(JsonNode node) throws MalformedActException {
    var reading = new Reading(node);
    Instant made = reading.made();
    String by = node.path("by").asText();
    Optional<Draft> draft = reading.draft(Set.of("made", "by"));
    reading.end();
    return draft.orElseThrow().by(by, made);
  }

  /**
   * Reads what somebody wants to say: the same without {@code made} and {@code by}.
   *
   * @throws MalformedActException naming all that is not as it must be
   */
  public static Draft draft(JsonNode node) throws MalformedActException {
    var reading = new Reading(node);
    Optional<Draft> draft = reading.draft(Set.of());
    reading.end();
    return draft.orElseThrow();
  }

  /** An act that nobody has made yet. */
  public record Draft(IncidentId incident, Content content) {
    public Act by(String name, Instant made) {
      return new Act(incident, made, name, content);
    }
  }

  /** One object, read piece by piece. */
  private static final class Reading {
    private final JsonNode node;
    private final List<String> faults = new ArrayList<>();

    Reading(JsonNode node) {
      this.node = node;
    }

    private <T> Optional<T> fault(String member, String expected) {
      faults.add(member + ": expected " + expected);
      return Optional.empty();
    }

    Instant made() {
      try {
        return Instant.parse(node.path("made").asText());
      } catch (DateTimeException e) {
        fault("made", "a time in UTC");
        return Instant.EPOCH;
      }
    }

    Optional<Draft> draft(Set<String> others) {
      Optional<IncidentId> incident = incident("incident");
      Optional<Content> content = content();
      content.ifPresent(read -> only(read, others));
      return incident.flatMap(id -> content.map(read -> new Draft(id, read)));
    }

    private Optional<IncidentId> incident(String member) {
      return IncidentId.parse(node.path(member).asText())
          .or(() -> fault(member, "the id of an incident, such as KZ-3F7K9Q2A-X"));
    }

    private void only(Content content, Set<String> others) {
      Set<String> known =
          switch (content) {
            case Act.Order _ -> Set.of("number", "authority", "date", "link");
            case Act.Event _ -> Set.of("date", "text");
            case Act.Merge _ -> Set.of("into", "text");
            // only the collector itself, which drafts nothing, says what measurements do not make
            case Act.Retraction _ -> others.isEmpty() ? Set.of("text") : Set.of("text", "last");
            case Act.Note _, Act.Correction _, Act.Restoration _, Act.Split _, Act.Contest _ ->
                Set.of("text");
          };
      node.fieldNames()
          .forEachRemaining(name -> {
            boolean usual = name.equals("incident") || name.equals("kind");
            if (!usual && !known.contains(name) && !others.contains(name)) {
              fault("'" + name + "'", "nothing of this name");
            }
          });
    }

    private Optional<Content> content() {
      return switch (node.path("kind").asText()) {
        case "order" -> order();
        case "event" -> date().flatMap(date -> sentence().map(text -> new Act.Event(date, text)));
        case "note" -> sentence().map(Act.Note::new);
        case "correction" -> sentence().map(Act.Correction::new);
        case "retraction" -> retraction();
        case "restoration" -> sentence().map(Act.Restoration::new);
        case "merge" ->
            incident("into").flatMap(into -> sentence().map(text -> new Act.Merge(into, text)));
        case "split" -> sentence().map(Act.Split::new);
        case "contest" -> text(node, "text", LONGEST).map(Act.Contest::new);
        default ->
            fault(
                "kind",
                "order, event, note, correction, retraction, restoration, merge, split or contest");
      };
    }

    private Optional<Content> order() {
      Optional<String> number = text(node, "number", LONGEST_NAME);
      Optional<String> authority = text(node, "authority", LONGEST_NAME);
      Optional<LocalDate> date = date();
      JsonNode link = node.path("link");
      Optional<URI> read = link.isNull() || link.isMissingNode() ? Optional.empty() : link();
      return number.flatMap(
          n -> authority.flatMap(a -> date.map(d -> new Act.Order(n, a, d, read))));
    }

    private Optional<Content> retraction() {
      JsonNode last = node.path("last");
      return last.isMissingNode()
          ? sentence().map(Act.Retraction::new)
          : sentence()
              .flatMap(text ->
                  last(last).map(incident -> new Act.Retraction(text, Optional.of(incident))));
    }

    private Optional<Incident> last(JsonNode last) {
      try {
        Incident incident = IncidentCodec.decode(last.toString());
        if (incident.id().text().equals(node.path("incident").asText())) {
          return Optional.of(incident);
        }
      } catch (IOException
          | IllegalArgumentException
          | NoSuchElementException
          | DateTimeException e) {
        return fault("last", "the same incident as it was, got " + e.getMessage());
      }
      return fault("last", "the same incident as it was");
    }

    private Optional<URI> link() {
      String text = node.path("link").asText();
      try {
        URI uri = new URI(text);
        boolean web =
            Stream.of("http", "https").anyMatch(scheme -> scheme.equals(uri.getScheme()))
                && uri.getHost() != null;
        if (web && text.length() <= LONGEST) {
          return Optional.of(uri);
        }
      } catch (URISyntaxException e) {
        return fault("link", "an address that begins with https:// or http://");
      }
      return fault("link", "an address that begins with https:// or http://");
    }

    private Optional<LocalDate> date() {
      try {
        return Optional.of(LocalDate.parse(node.path("date").asText()));
      } catch (DateTimeException e) {
        return fault("date", "a day, such as 2026-11-28");
      }
    }

    private Optional<Sentence> sentence() {
      JsonNode text = node.path("text");
      Optional<String> kk = text(text, "kk", LONGEST);
      Optional<String> ru = text(text, "ru", LONGEST);
      Optional<String> en = text(text, "en", LONGEST);
      return kk.flatMap(k -> ru.flatMap(r -> en.map(e -> new Sentence(k, r, e))));
    }

    private Optional<String> text(JsonNode from, String member, int most) {
      String text = from.path(member).asText().strip();
      boolean fits =
          from.path(member).isTextual()
              && !text.isEmpty()
              && text.length() <= most
              && text.codePoints().allMatch(Reading::isReadable);
      return fits
          ? Optional.of(text)
          : fault(member, "1 to " + most + " letters, without control characters");
    }

    /** Neither what cannot be stored nor what makes a text look like another. */
    private static boolean isReadable(int letter) {
      return switch (Character.getType(letter)) {
        case Character.CONTROL -> letter == '\n' || letter == '\r' || letter == '\t';
        case Character.SURROGATE -> false;
        case Character.FORMAT -> letter == 0x200D;
        default -> true;
      };
    }

    void end() throws MalformedActException {
      if (!faults.isEmpty()) {
        throw new MalformedActException(String.join("; ", faults));
      }
    }
  }
}
