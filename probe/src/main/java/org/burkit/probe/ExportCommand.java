package org.burkit.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.envelope.SealingKey;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.Messages;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.takeout.SealedTakeout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probe export}: a sealed file of what waits, to be given to the collector by hand. */
@Command(
    name = "export",
    description = "Writes what waits to be sent into a file that only the collector can read.")
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "must not be there yet")
  private Path file = Path.of("");

  @Option(names = "--all", description = "also what was sent already and is still kept")
  private boolean all;

  @Option(
      names = "--to",
      paramLabel = "KEY",
      description = "the collector's key, from 'collector seal-key'; else the one that it told")
  private @Nullable String key;

  @Mixin private final HomeOption options = new HomeOption();

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = options.messagesOrFault();
    Home home = new Home(options.directory());
    SealingKey sealing = key(home, messages);
    if (!Files.isDirectory(home.spool())) {
      System.err.println(messages.get("export.none"));
      return 1;
    }
    int many = seal(SealedTakeout.of(new Spool(home), Past.of(home), all), sealing, messages);
    if (many == 0) {
      Files.delete(file);
      System.err.println(messages.get("export.none"));
      return 1;
    }
    System.out.println(messages.get("export.done", many, file, sealing.id()));
    return 0;
  }

  private SealingKey key(Home home, Messages messages) throws IOException, WrongUse {
    if (key != null) {
      return SealingKey.parse(key)
          .orElseThrow(() -> new WrongUse(List.of(messages.get("export.wrong.key"))));
    }
    Optional<SealingKey> known = new CollectorsKey(home).known();
    return known.orElseThrow(() -> new WrongUse(List.of(messages.get("export.no.key"))));
  }

  private int seal(SealedTakeout takeout, SealingKey sealing, Messages messages)
      throws IOException, WrongUse {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      return takeout.seal(out, sealing);
    } catch (FileAlreadyExistsException e) {
      throw new WrongUse(List.of(messages.get("export.exists", file)));
    }
  }
}
