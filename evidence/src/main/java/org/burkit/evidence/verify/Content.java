package org.burkit.evidence.verify;

import java.util.List;
import java.util.stream.Collectors;
import org.burkit.evidence.bundle.Bag;
import org.burkit.evidence.bundle.Bundle;
import org.burkit.evidence.bundle.Exhibit;
import org.burkit.evidence.bundle.Redactions;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.verify.Answer.Question;

/**
 * What a bundle says, apart from who signed it and since when: the questions that are answered by
 * it alone, in a browser as well.
 */
public record Content(Bundle bundle, Statement statement, List<Exhibit> exhibits) {
  public Content {
    exhibits = List.copyOf(exhibits);
  }

  /**
   * Reads what lies in a bag.
   *
   * @throws Unfit where that is no bundle's
   */
  public static Content of(Bag bag) throws Unfit {
    var bundle = new Bundle(bag);
    return new Content(bundle, bundle.statement(), bundle.exhibits());
  }

  /** Do the rules support it, is it still claimed, what is withheld. */
  public List<Answer> answers() {
    return List.of(
        new Supported(bundle, statement, exhibits).answer(),
        new Claimed(statement).answer(),
        withheld());
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
