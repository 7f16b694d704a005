package org.burkit.lists.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.compare.Change;
import org.burkit.lists.compare.ListDiff;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.Sha256;

/** A directory of lists that others made. Ours never lie in it, nor it in ours. */
public final class OthersLists {
  private static final String ATTRIBUTION = "ATTRIBUTION.txt";

  private final Path directory;

  private OthersLists(Path directory) {
    this.directory = directory;
  }

  /**
   * The directory, which need not be there yet.
   *
   * @throws IOException where an edition of ours lies there, or files that are none of these
   */
  public static OthersLists in(Path directory) throws IOException {
    for (String ours : List.of(ListFiles.SERVICES, ListFiles.CONTROLS, "sites")) {
      if (Files.exists(directory.resolve(ours))) {
        throw new IOException(
            directory
                + " holds "
                + ours
                + " and so is an edition of ours; name another directory, since the licences of"
                + " others may not allow theirs to be mixed with it");
      }
    }
    return new OthersLists(directory);
  }

  /**
   * What taking a file in would change.
   *
   * @throws FaultyListsException where the file cannot be read as a list of sites
   */
  public List<Change> changes(Path file) throws FaultyListsException, IOException {
    Lists.readSites(file);
    Path kept = kept(file);
    byte[] before = Files.exists(kept) ? ListFiles.bytes(kept) : new byte[0];
    return ListDiff.ofSites(kept.getFileName().toString(), before, ListFiles.bytes(file));
  }

  /** Keeps files as they came, byte by byte, with who made them and what they allow. */
  public void keep(List<Path> files, String makers, String licence) throws IOException {
    Files.createDirectories(directory);
    for (Path file : files) {
      write(kept(file), ListFiles.bytes(file));
    }
    write(directory.resolve("LICENCE.txt"), text(licence + "\n"));
    write(directory.resolve(ATTRIBUTION), text(attribution(makers, licence)));
  }

  private String attribution(String makers, String licence) throws IOException {
    TreeMap<String, String> digests = new TreeMap<>();
    try (var found = Files.list(directory)) {
      for (Path list : found.filter(f -> f.toString().endsWith(".csv")).toList()) {
        digests.put(list.getFileName().toString(), Sha256.hex(ListFiles.bytes(list)));
      }
    }
    StringBuilder text = new StringBuilder(makers + "\n" + licence + "\n\n");
    text.append("Kept as they came (SHA-256), unchanged:\n");
    digests.forEach((name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
    return text.toString();
  }

  private Path kept(Path file) {
    return directory.resolve(file.getFileName());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, bytes);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
