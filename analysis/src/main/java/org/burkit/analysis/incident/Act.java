package org.burkit.analysis.incident;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What people say of an incident, beside what measurements say: an editor by name, or a reader who
 * contests it. It stands with the incident, and changes nothing in what the rules come to.
 *
 * @param made in microseconds
 * @param by the name of the editor's token; empty for a reader
 */
public record Act(IncidentId incident, Instant made, String by, Content content) {
  public Act {
    Objects.requireNonNull(incident, "incident");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(content, "content");
    made = made.truncatedTo(ChronoUnit.MICROS);
  }

  /** What is said. */
  public sealed interface Content {
    /** The word that stands for it in JSON. */
    default String kind() {
      return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An order that this was done by, as a source says.
   *
   * @param authority who gave it, as it calls itself
   * @param link where it can be read, over http or https
   */
  public record Order(String number, String authority, LocalDate date, Optional<URI> link)
      implements Content {}

  /** What happened at the time, such as an election. */
  public record Event(LocalDate date, Sentence sentence) implements Content {}

  /** What belongs beside it, such as the answer of a network. */
  public record Note(Sentence sentence) implements Content {}

  /** What of it is not so; the rest stands. */
  public record Correction(Sentence reason) implements Content {}

  /**
   * It is no longer claimed.
   *
   * @param last the incident as it last stood, without ids, where it was no editor who took it back
   *     but measurements no longer make it; empty for an editor
   */
  public record Retraction(Sentence reason, Optional<Incident> last) implements Content {
    public Retraction {
      last = last.map(Incident::withoutIds);
    }

    /** An editor's. */
    public Retraction(Sentence reason) {
      this(reason, Optional.empty());
    }
  }

  /** It is claimed again. */
  public record Restoration(Sentence reason) implements Content {}

  /** It is part of another incident: both are one thing that happened. */
  public record Merge(IncidentId into, Sentence reason) implements Content {}

  /** It is part of no other. */
  public record Split(Sentence reason) implements Content {}

  /** A reader says that it is wrong; for editors only. */
  public record Contest(String text) implements Content {}

  /** The same in three languages. */
  public record Sentence(String kk, String ru, String en) {
    /** In Kazakh for any language that it does not have. */
    public String in(Locale locale) {
      return switch (locale.getLanguage()) {
        case "ru" -> ru;
        case "en" -> en;
        default -> kk;
      };
    }
  }
}
