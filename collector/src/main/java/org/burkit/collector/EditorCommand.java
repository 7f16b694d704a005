package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.collector.editor.Editors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector editor …}. */
@Command(
    name = "editor",
    description = "Who may speak of incidents as an editor, and what editors say.",
    subcommands = {
      EditorCommand.Token.class,
      EditorCommand.Revoke.class,
      EditorSayCommand.class,
      EditorReadCommand.class
    })
final class EditorCommand {
  private EditorCommand() {}

  /** {@code collector editor token}. */
  @Command(
      name = "token",
      description = {
        "Makes a token for an editor and prints it, once: only its digest is kept. One of the same",
        "name is worth nothing from then on. May run beside the collector."
      })
  static final class Token implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Small Latin letters, digits and hyphens.")
    private String name = "";

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Override
    public Integer call() throws IOException, WrongUse {
      if (!Editors.isName(name)) {
        throw new WrongUse(
            List.of("expected small Latin letters, digits and hyphens, got '" + name + "'"));
      }
      System.out.println(new Editors(DataDirectory.editors(data)).add(name));
      return 0;
    }
  }

  /** {@code collector editor revoke}. */
  @Command(name = "revoke", description = "Makes an editor's token worth nothing, at once.")
  static final class Revoke implements Callable<Integer> {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Override
    public Integer call() throws IOException {
      if (new Editors(DataDirectory.editors(data)).remove(name)) {
        return 0;
      }
      System.err.println("there is no editor " + name);
      return Main.NOT_SO;
    }
  }
}
