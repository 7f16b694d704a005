package org.burkit.probe;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Optional;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.consent.Terms;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.ConsentDialog;
import org.burkit.probe.show.Messages;

/**
 * Whether a run may begin. At a terminal the volunteer is asked, once for each version of the text;
 * a script says by {@code --consent} that it was agreed to. What a script names to be measured is
 * its author's own decision: only what lists choose needs the volunteer's word there.
 */
record Permission(Home home, Messages messages) {

  /**
   * @param said the version in {@code --consent}, where it was given
   * @param names true where the pages to be measured were named
   * @throws WrongUse where nobody has agreed and nobody can be asked
   */
  boolean isGiven(Optional<Integer> said, boolean names) throws IOException, WrongUse {
    if (said.isPresent()) {
      if (said.get() != Terms.VERSION) {
        throw new WrongUse(List.of(messages.get("consent.version", said.get(), Terms.VERSION)));
      }
      return true;
    }
    if (Consent.isGiven(home)) {
      return true;
    }
    Optional<Console> terminal = terminal();
    if (terminal.isPresent()) {
      return ask(terminal.get());
    }
    if (names) {
      return true;
    }
    throw new WrongUse(List.of(messages.get("consent.needed", Terms.VERSION)));
  }

  /** Where somebody can be asked. */
  static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** Asks, and writes down a yes; a no leaves nothing behind. */
  boolean ask(Console terminal) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, terminal.charset()));
    if (!new ConsentDialog(messages, in, System.err).isAgreed()) {
      return false;
    }
    Consent.give(Home.open(home.directory()));
    return true;
  }
}
