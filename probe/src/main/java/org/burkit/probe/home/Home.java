package org.burkit.probe.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A probe's own directory. */
public record Home(Path directory) {

  /** {@code $XDG_STATE_HOME/burkit}, or {@code ~/.local/state/burkit} (XDG base directories). */
  public static Path usual(Map<String, String> environment, String userHome) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = state.startsWith("/") ? Path.of(state) : Path.of(userHome, ".local", "state");
    return base.resolve("burkit");
  }

  /** Makes the directories that are not there yet. */
  public static Home open(Path directory) throws IOException {
    Home home = new Home(directory);
    for (Path place : List.of(directory, home.spool(), home.rejected())) {
      if (!Files.isDirectory(place)) {
        Files.createDirectories(place);
        keepPrivate(place);
      }
    }
    return home;
  }

  /** Others on this machine need not know what was measured. */
  private static void keepPrivate(Path directory) throws IOException {
    var posix = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  public Path spool() {
    return directory.resolve("spool");
  }

  public Path rejected() {
    return directory.resolve("rejected");
  }

  /** Which version of the text the volunteer agreed to. */
  public Path consent() {
    return directory.resolve("consent");
  }

  /** How the volunteer wants to be measured for. */
  public Path settings() {
    return directory.resolve("settings.json");
  }

  /** What was measured and spent, for the volunteer to see. */
  public Path past() {
    return directory.resolve("past");
  }

  /** Which network each place belonged to. */
  Path vantages() {
    return directory.resolve("vantages.json");
  }

  /** The collector's key to which files are sealed, as it was last heard of. */
  Path sealingKey() {
    return directory.resolve("sealing-key");
  }

  /** Tokens that are not spent yet, and by which keys they were signed. */
  Path tokens() {
    return directory.resolve("tokens");
  }

  /** Is locked while tokens are put in or taken out. */
  Path tokensLock() {
    return directory.resolve("tokens.lock");
  }

  /** Is locked while a daemon runs. */
  public Path lock() {
    return directory.resolve("lock");
  }

  /** Is there while a daemon runs; who deletes it ends the daemon. */
  public Path running() {
    return directory.resolve("running");
  }

  /** Is there while a daemon's process begins anew: what it leaves to itself. */
  public Path handover() {
    return directory.resolve("handover");
  }

  /** Signed lists that a collector delivered, and the root that they are proved by. */
  public Path lists() {
    return directory.resolve("lists");
  }

  /** What the volunteer wrote down as never to be visited. */
  public Path denied() {
    return directory.resolve("deny.txt");
  }

  Path secret() {
    return directory.resolve("secret");
  }

  /**
   * Removes all that a probe keeps here, and the directory where nothing else is in it; what others
   * put beside it stays. What the volunteer never wants to visit goes as well: it tells as much.
   */
  public void forget() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    for (Path tree : List.of(spool(), rejected(), lists(), past())) {
      delete(tree);
    }
    for (Path file :
        List.of(
            consent(),
            settings(),
            vantages(),
            sealingKey(),
            tokens(),
            tokensLock(),
            denied(),
            secret(),
            lock(),
            running(),
            handover())) {
      Files.deleteIfExists(file);
      for (Path half : beside(file)) {
        Files.deleteIfExists(half);
      }
    }
    if (isEmpty(directory)) {
      PrivateFile.delete(directory);
    } else {
      PrivateFile.settle(directory);
    }
  }

  /** What a crash left of a file that was being written. */
  private List<Path> beside(Path file) throws IOException {
    String half = Pattern.quote(file.getFileName().toString()) + "\\d+\\.tmp";
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().matches(half)).toList();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.findAny().isEmpty();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.isDirectory(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
