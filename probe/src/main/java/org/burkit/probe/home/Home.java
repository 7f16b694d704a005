package org.burkit.probe.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
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
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      keepPrivate(directory);
    }
    Files.createDirectories(home.spool());
    Files.createDirectories(home.rejected());
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

  /** Signed lists that a collector delivered, and the root that they are proved by. */
  public Path lists() {
    return directory.resolve("lists");
  }

  /** What the volunteer wrote down as never to be visited; the probe only reads it. */
  public Path denied() {
    return directory.resolve("deny.txt");
  }

  Path secret() {
    return directory.resolve("secret");
  }

  /** Removes all that a probe ever wrote here; what others put beside it stays. */
  public void forget() throws IOException {
    delete(spool());
    delete(rejected());
    delete(lists());
    Files.deleteIfExists(secret());
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
