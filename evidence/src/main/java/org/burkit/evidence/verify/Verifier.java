package org.burkit.evidence.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.burkit.evidence.bundle.Bag;
import org.burkit.evidence.bundle.Bundle;
import org.burkit.evidence.bundle.Exhibit;
import org.burkit.evidence.bundle.Redactions;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.verify.Answer.Question;

/** Answers the seven questions about a bundle. */
public final class Verifier {
  private final Bundle bundle;
  private final Trusted trusted;
  private final Statement statement;
  private final List<Exhibit> exhibits;

  private Verifier(Bundle bundle, Trusted trusted) throws Unfit {
    this.bundle = bundle;
    this.trusted = trusted;
    this.statement = bundle.statement();
    this.exhibits = bundle.exhibits();
  }

  /** Never throws, whatever the bytes are. */
  public static Report verify(byte[] bytes, Trusted trusted) {
    try {
      Bag bag = Bag.read(bytes);
      Optional<Bag.Finding> finding = bag.finding();
      if (finding.isPresent()) {
        String word = finding.get().fault().name().toLowerCase(Locale.ROOT);
        return broken(bag.name(), word, finding.get().where());
      }
      return new Verifier(new Bundle(bag), trusted).report();
    } catch (Unfit e) {
      return broken("", "form", String.valueOf(e.getMessage()));
    }
  }

  private static Report broken(String name, String word, String where) {
    return new Report(name, List.of(Answer.no(Question.UNALTERED, word, where)));
  }

  private Report report() {
    Optional<NoteKey> key = bundle.key().filter(bundle.bag()::isSignedBy);
    return new Report(
        bundle.bag().name(),
        List.of(
            unaltered(key),
            signed(key),
            key.map(k -> new Logged(bundle, statement, exhibits, k, trusted).answer())
                .orElseGet(() -> Answer.no(Question.LOGGED, "unsigned")),
            new Stamped(bundle, trusted).answer(),
            new Supported(bundle, statement, exhibits).answer(),
            new Claimed(statement).answer(),
            withheld()));
  }

  private Answer unaltered(Optional<NoteKey> key) {
    boolean named = statement.name().equals(bundle.bag().name());
    if (key.isEmpty() || !named) {
      return Answer.no(Question.UNALTERED, "signature");
    }
    return Answer.yes(Question.UNALTERED, "whole", bundle.bag().files().size());
  }

  private Answer signed(Optional<NoteKey> key) {
    if (key.isEmpty()) {
      return Answer.no(Question.SIGNED, "nobody");
    }
    String vkey = key.get().vkey();
    if (trusted.keys().isEmpty()) {
      return Answer.yes(Question.SIGNED, "unknown", key.get().name(), vkey);
    }
    if (trusted.keys().contains(key.get())) {
      return Answer.yes(Question.SIGNED, "known", key.get().name(), vkey);
    }
    return Handover.leads(trusted.keys(), bundle.handovers(), key.get())
        ? Answer.yes(Question.SIGNED, "succeeds", key.get().name(), vkey)
        : Answer.no(Question.SIGNED, "stranger", key.get().name(), vkey);
  }

  private Answer withheld() {
    Redactions redactions = bundle.redactions(exhibits);
    if (!bundle.says(redactions)) {
      return Answer.no(Question.WITHHELD, "untold");
    }
    String fields =
        redactions.withheld().entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue())
            .collect(Collectors.joining(", "));
    return Answer.yes(
        Question.WITHHELD,
        "told",
        exhibits.size(),
        fields.isEmpty() ? "0" : fields,
        redactions.erased().size(),
        redactions.leftOut(),
        redactions.times(),
        redactions.attested());
  }
}
