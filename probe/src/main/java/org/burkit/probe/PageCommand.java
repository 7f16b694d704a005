package org.burkit.probe;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.probe.daemon.Presence;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code probe page}: prints the address that opens the page of the daemon, once. */
@Command(name = "page", description = "Prints the address of the background probe's page.")
final class PageCommand implements Callable<Integer> {
  @Mixin private final HomeOption options = new HomeOption();

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = options.messagesOrFault();
    Optional<String> address = Presence.address(new Home(options.directory()));
    if (address.isEmpty()) {
      System.err.println(messages.get("daemon.none"));
      return 1;
    }
    System.out.println(address.get());
    return 0;
  }
}
