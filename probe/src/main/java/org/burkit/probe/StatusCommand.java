package org.burkit.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Purse;
import org.burkit.probe.show.Messages;
import org.burkit.probe.spool.Spool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code probe status}: what waits to be sent, and where it is kept. */
@Command(name = "status", description = "Says what waits to be sent.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final HomeOption options = new HomeOption();

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = options.messagesOrFault();
    Home home = Home.open(options.directory());
    System.out.println(messages.get("status.home", home.directory()));
    System.out.println(messages.get("status.waiting", new Spool(home).waiting().size()));
    System.out.println(messages.get("status.rejected", measurements(home.rejected())));
    Purse purse = new Purse(home);
    System.out.println(messages.get("status.tokens", purse.size()));
    purse
        .digests()
        .forEach((month, digest) ->
            System.out.println(messages.get("status.token_keys", month, digest)));
    Main.newer(home).ifPresent(v -> System.out.println(messages.get("page.newer", v)));
    return 0;
  }

  private static long measurements(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }
}
