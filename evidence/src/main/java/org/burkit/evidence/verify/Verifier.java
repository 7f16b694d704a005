package org.burkit.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.burkit.evidence.bundle.Bag;
import org.burkit.evidence.bundle.Bundle;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.verify.Answer.Question;

/** Answers the seven questions about a bundle. */
public final class Verifier {
  private final Content content;
  private final Trusted trusted;

  private Verifier(Content content, Trusted trusted) {
    this.content = content;
    this.trusted = trusted;
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
      return new Verifier(Content.of(bag), trusted).report();
    } catch (Unfit e) {
      return broken("", "form", String.valueOf(e.getMessage()));
    }
  }

  private static Report broken(String name, String word, String where) {
    return new Report(name, List.of(Answer.no(Question.UNALTERED, word, where)));
  }

  private Report report() {
    Bundle bundle = content.bundle();
    Optional<NoteKey> key = bundle.key().filter(bundle.bag()::isSignedBy);
    var answers = new ArrayList<Answer>();
    answers.add(unaltered(key));
    answers.add(signed(key));
    answers.add(
        key.map(k -> new Logged(content, k, trusted).answer())
            .orElseGet(() -> Answer.no(Question.LOGGED, "unsigned")));
    answers.add(new Stamped(bundle, trusted).answer());
    answers.addAll(content.answers());
    return new Report(bundle.bag().name(), answers);
  }

  private Answer unaltered(Optional<NoteKey> key) {
    Bag bag = content.bundle().bag();
    boolean named = content.statement().name().equals(bag.name());
    if (key.isEmpty() || !named) {
      return Answer.no(Question.UNALTERED, "signature");
    }
    return Answer.yes(Question.UNALTERED, "whole", bag.files().size());
  }

  private Answer signed(Optional<NoteKey> key) {
    if (key.isEmpty()) {
      return Answer.no(Question.SIGNED, "nobody");
    }
    Answer byKey = byKey(key.get());
    return byKey.holds() && !trusted.roots().isEmpty() ? byRoot(key.get()) : byKey;
  }

  private Answer byKey(NoteKey key) {
    if (trusted.keys().isEmpty()) {
      return Answer.yes(Question.SIGNED, "unknown", key.name(), key.vkey());
    }
    if (trusted.keys().contains(key)) {
      return Answer.yes(Question.SIGNED, "known", key.name(), key.vkey());
    }
    return Handover.leads(trusted.keys(), content.bundle().handovers(), key)
        ? Answer.yes(Question.SIGNED, "succeeds", key.name(), key.vkey())
        : Answer.no(Question.SIGNED, "stranger", key.name(), key.vkey());
  }

  /**
   * A version may be older than its certificate: who asks for it first after a rotation gets it
   * signed by the new key. It must not be younger.
   */
  private Answer byRoot(NoteKey key) {
    Optional<Certificate> certificate =
        content
            .bundle()
            .certificate()
            .filter(found -> found.key().equals(key) && trusted.roots().contains(found.root()));
    if (certificate.isEmpty()) {
      return Answer.no(Question.SIGNED, "uncertified", key.name(), key.vkey());
    }
    Certificate found = certificate.get();
    String root = found.root().name();
    String until = found.until().toString();
    return content.statement().made().isAfter(found.until())
        ? Answer.no(Question.SIGNED, "expired", key.name(), key.vkey(), root, until)
        : Answer.yes(
            Question.SIGNED,
            "certified",
            key.name(),
            key.vkey(),
            root,
            found.from().toString(),
            until);
  }
}
