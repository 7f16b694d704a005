package org.burkit.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.burkit.probe.daemon.Presence;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe forget}: deletes all that the probe keeps on this machine. */
@Command(name = "forget", description = "Deletes all that the probe keeps on this machine.")
final class ForgetCommand implements Callable<Integer> {
  @Mixin private final HomeOption options = new HomeOption();

  @Option(names = "--yes", description = "delete without asking")
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    Messages messages = options.messagesOrFault();
    Path directory = options.directory();
    if (!yes) {
      System.err.println(messages.get("forget.ask", directory));
      return 1;
    }
    Home home = new Home(directory);
    Presence.end(home);
    home.forget();
    System.out.println(messages.get("forget.done", directory));
    return 0;
  }
}
