package org.burkit.collector.evidence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Store;
import org.burkit.evidence.words.Words;

/**
 * Takes back what was logged of an incident once measurements no longer make it, and claims it
 * again when they do; what an editor took back stays as the editor left it. Of the thread that
 * steps.
 */
final class Losses {
  /** An incident that is back within this was never away. */
  static final Duration A_WHILE = Duration.ofHours(1);

  private final FileJournal journal;
  private final Voice voice;
  private final Map<IncidentId, Instant> awaySince = new HashMap<>();

  /** Before there lies all that was said. */
  private Position said;

  Losses(FileJournal journal, Voice voice) {
    this.journal = journal;
    this.voice = voice;
    this.said = journal.end();
  }

  /** Says what is to be said, once the store knows what was said before. */
  void look(Store.Snapshot folded, Versions versions, Instant now)
      throws IOException, InterruptedException {
    if (folded.position().compareTo(said) < 0) {
      return;
    }
    boolean hasSpoken = false;
    for (IncidentId id : versions.ids()) {
      Optional<Act.Content> due =
          folded.made().contains(id) ? back(id, folded) : away(id, folded, versions, now);
      if (due.isPresent()) {
        voice.say(new ActCodec.Draft(id, due.get()));
        hasSpoken = true;
      }
    }
    if (hasSpoken) {
      said = journal.end();
    }
  }

  private Optional<Act.Content> back(IncidentId id, Store.Snapshot folded) {
    awaySince.remove(id);
    return folded.acts().lost(id).map(_ -> new Act.Restoration(sentence("act.made_again")));
  }

  private Optional<Act.Content> away(
      IncidentId id, Store.Snapshot folded, Versions versions, Instant now) throws IOException {
    if (folded.acts().retraction(id).isPresent()) {
      return Optional.empty();
    }
    Instant since = awaySince.computeIfAbsent(id, _ -> now);
    if (now.isBefore(since.plus(A_WHILE))) {
      return Optional.empty();
    }
    Version newest = versions.of(id).getLast();
    Incident last = IncidentCodec.decode(versions.statement(newest).incident().toString());
    return Optional.of(new Act.Retraction(sentence("act.not_made"), Optional.of(last)));
  }

  private static Act.Sentence sentence(String key) {
    Function<String, String> in = code -> Words.of(code).orElseThrow().say(key);
    return new Act.Sentence(in.apply("kk"), in.apply("ru"), in.apply("en"));
  }
}
