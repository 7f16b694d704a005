package org.burkit.evidence.verify;

import java.util.Optional;
import java.util.function.Function;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.verify.Answer.Question;

/** Whether the collector still claimed it when it made this version. */
record Claimed(Statement statement) {

  Answer answer() {
    return statement
        .retraction()
        .flatMap(Claimed::retracted)
        .or(() -> last(Claimed::corrected))
        .or(() -> last(Claimed::restored))
        .orElseGet(() -> Answer.yes(Question.CLAIMED, "stands", statement.name()));
  }

  private Optional<Answer> last(Function<Act, Optional<Answer>> kind) {
    return statement.acts().stream().flatMap(act -> kind.apply(act).stream()).reduce((_, b) -> b);
  }

  private static Optional<Answer> retracted(Act act) {
    return act.content() instanceof Act.Retraction(var reason, _)
        ? Optional.of(Answer.no(Question.CLAIMED, "retracted", act.made().toString(), reason))
        : Optional.empty();
  }

  private static Optional<Answer> corrected(Act act) {
    return act.content() instanceof Act.Correction(var reason)
        ? Optional.of(Answer.yes(Question.CLAIMED, "corrected", act.made().toString(), reason))
        : Optional.empty();
  }

  private static Optional<Answer> restored(Act act) {
    return act.content() instanceof Act.Restoration(var reason)
        ? Optional.of(Answer.yes(Question.CLAIMED, "restored", act.made().toString(), reason))
        : Optional.empty();
  }
}
