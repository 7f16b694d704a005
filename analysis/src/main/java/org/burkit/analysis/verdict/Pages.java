package org.burkit.analysis.verdict;

import java.util.Optional;
import org.burkit.model.Control;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.References;

/** Comparing pages: with the control's, and with what is known of block pages. */
final class Pages {
  /** Bodies whose lengths differ by less are taken for one page (ts-017 uses the same figure). */
  private static final double SIMILAR_LENGTH = 0.7;

  /** A page may grow or shrink by half for honest reasons; a block page may copy a title. */
  private static final double SIMILAR_UNDER_ONE_TITLE = 0.5;

  private Pages() {}

  /** True where the answer looks like the page that the control got. */
  static boolean same(HttpResponse response, Optional<Control> control) {
    return control
        .flatMap(Control::http)
        .filter(theirs -> theirs.failure().isEmpty())
        .filter(theirs -> sameStatus(response, theirs) && sameContent(response, theirs))
        .isPresent();
  }

  private static boolean sameStatus(HttpResponse ours, Control.Http theirs) {
    return ours.code() / 100 == theirs.statusCode() / 100;
  }

  private static boolean sameContent(HttpResponse ours, Control.Http theirs) {
    boolean sameDigest =
        ours.bodySha256().isPresent() && ours.bodySha256().equals(theirs.bodySha256());
    boolean sameTitle = ours.title().filter(t -> t.equals(theirs.title())).isPresent();
    boolean bothUntitled = ours.title().isEmpty() && theirs.title().isEmpty();
    double likeness = likeness(ours.bodyLength(), theirs.bodyLength());
    return sameDigest
        || (sameTitle && (likeness > SIMILAR_UNDER_ONE_TITLE || isBeginning(ours, theirs)))
        || (bothUntitled && likeness > SIMILAR_LENGTH);
  }

  /** How long the rest would have been is not known. */
  private static boolean isBeginning(HttpResponse ours, Control.Http theirs) {
    return ours.truncated() && ours.bodyLength() < theirs.bodyLength();
  }

  private static double likeness(long a, long b) {
    return Math.max(a, b) == 0 ? 1 : (double) Math.min(a, b) / Math.max(a, b);
  }

  /** The block page that an answer is known as, unless it is known to be something else. */
  static Optional<Fingerprint> knownBlockPage(HttpResponse response, References references) {
    if (references.falsePositives().stream().anyMatch(f -> bears(response, f))) {
      return Optional.empty();
    }
    return references.blockPages().stream().filter(f -> bears(response, f)).findFirst();
  }

  private static boolean bears(HttpResponse response, Fingerprint fingerprint) {
    return switch (fingerprint.place()) {
      case "body" -> response.body().or(response::excerpt).filter(fingerprint::matches).isPresent();
      case "title" -> response.title().filter(fingerprint::matches).isPresent();
      default ->
          fingerprint.place().startsWith("header:")
              && response
                  .header(fingerprint.place().substring("header:".length()))
                  .filter(fingerprint::matches)
                  .isPresent();
    };
  }
}
