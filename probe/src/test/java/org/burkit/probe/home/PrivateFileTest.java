package org.burkit.probe.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  private static final byte[] BEFORE = {1, 2, 3};
  private static final byte[] AFTER = {4};

  @TempDir Path directory;

  @Test
  void whatIsWritten_isThereWhole_forItsOwnerAlone_andNothingBesideIt() throws IOException {
    Path file = directory.resolve("file");
    PrivateFile.write(file, BEFORE);
    PrivateFile.write(file, AFTER);

    assertThat(file).hasBinaryContent(AFTER);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void whereItCannotBePut_nothingIsLeftBesideIt() throws IOException {
    Path taken = Files.createDirectories(directory.resolve("file/within")).getParent();

    assertThatIOException().isThrownBy(() -> PrivateFile.write(taken, AFTER));

    assertThat(names()).containsExactly("file");
    assertThat(taken.resolve("within")).isDirectory();
  }

  @Test
  void whatIsDeleted_isGone_andMayBeGoneBefore() throws IOException {
    Path file = directory.resolve("file");
    PrivateFile.write(file, BEFORE);
    PrivateFile.delete(file);
    PrivateFile.delete(file);

    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
