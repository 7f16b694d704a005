package org.burkit.probe;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.consent.Terms;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.ConsentDialog;
import org.burkit.probe.show.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe consent}: shows what a volunteer agrees to, and asks at a terminal. */
@Command(name = "consent", description = "Shows what a volunteer agrees to, and asks.")
final class ConsentCommand implements Callable<Integer> {
  @Mixin private final HomeOption options = new HomeOption();

  @Option(names = "--withdraw", description = "take back what was agreed to")
  private boolean withdraw;

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = options.messagesOrFault();
    Home home = new Home(options.directory());
    if (withdraw) {
      Consent.withdraw(Home.open(options.directory()));
      System.out.println(messages.get("consent.withdrawn"));
      return 0;
    }
    Optional<Console> terminal = Permission.terminal();
    if (terminal.isPresent()) {
      return new Permission(home, messages).ask(terminal.get()) ? 0 : 1;
    }
    new ConsentDialog(messages, new BufferedReader(Reader.nullReader()), System.out).print();
    System.out.println(messages.get("consent.script", Terms.VERSION));
    return 0;
  }
}
