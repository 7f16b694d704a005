package org.burkit.evidence.verify;

import java.util.Optional;
import org.burkit.evidence.bundle.Bundle;
import org.burkit.evidence.stamp.Stamp;
import org.burkit.evidence.verify.Answer.Question;

/** Whether an authority that is not the collector says when what the bundle holds was there. */
record Stamped(Bundle bundle, Trusted trusted) {

  Answer answer() {
    Optional<byte[]> token = bundle.token();
    if (token.isEmpty()) {
      return trusted.authorities().isEmpty()
          ? Answer.yes(Question.STAMPED, "none")
          : Answer.no(Question.STAMPED, "missing");
    }
    return Stamp.read(token.get())
        .filter(stamp -> stamp.isOf(bundle.stamped()))
        .map(this::answer)
        .orElseGet(() -> Answer.no(Question.STAMPED, "wrong"));
  }

  private Answer answer(Stamp stamp) {
    String time = stamp.time().toString();
    if (trusted.authorities().isEmpty()) {
      return Answer.yes(Question.STAMPED, "unknown", time, stamp.authority());
    }
    return stamp.leadsTo(trusted.authorities())
        ? Answer.yes(Question.STAMPED, "known", time, stamp.authority())
        : Answer.no(Question.STAMPED, "stranger", time, stamp.authority());
  }
}
