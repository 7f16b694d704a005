package org.burkit.lab.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.world.WorldFiles;

/**
 * Lists that name further ways to the collector, signed by keys that are made for one world, with
 * the commands that an operator uses. One thread.
 */
final class SignedLists {
  private final Binaries binaries;
  private final WorldFiles files;
  private int number;

  private SignedLists(Binaries binaries, WorldFiles files) {
    this.binaries = binaries;
    this.files = files;
  }

  /** Makes keys and a first edition. */
  static SignedLists make(Binaries binaries, WorldFiles files)
      throws InterruptedException, IOException {
    SignedLists lists = new SignedLists(binaries, files);
    String key = lists.key().toString();
    binaries.run(files, List.of("lists", "keygen", key));
    binaries.run(
        files,
        List.of(
            "lists",
            "root",
            "--root-pub",
            key + ".pub",
            "--list-pub",
            key + ".pub",
            "--key",
            key,
            "-o",
            lists.root().toString()));
    lists.sign(List.of());
    return lists;
  }

  /**
   * Signs another edition, by which probes take no other keys for tokens.
   *
   * @param sheet as the collector shows it
   */
  void nameTokenKeys(String sheet) throws InterruptedException, IOException {
    Path keys = files.directory().resolve("token-keys");
    Files.writeString(keys, sheet);
    sign(List.of("--token-keys", keys.toString()));
  }

  private void sign(List<String> more) throws InterruptedException, IOException {
    number++;
    List<String> command =
        new ArrayList<>(
            List.of(
                "lists",
                "sign",
                "--root",
                root().toString(),
                "--key",
                key().toString(),
                "--number",
                String.valueOf(number),
                "-o",
                bundle().toString()));
    for (int i = 0; i < Blockade.SIGNED.size(); i++) {
      command.addAll(List.of("--way", (i + 1) + "=" + Blockade.SIGNED.get(i)));
    }
    command.addAll(more);
    binaries.run(files, command);
  }

  private Path key() {
    return files.directory().resolve("list-key");
  }

  /** By which probes prove them. */
  Path root() {
    return files.directory().resolve("list-root.json");
  }

  /** What the collector hands out; another edition takes its place. */
  Path bundle() {
    return files.directory().resolve("lists.json");
  }
}
