package org.burkit.probe.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Has this process begin anew with the same program, words, environment and number (execve(2)): all
 * that it had in memory is gone, all that it had open is closed but for input, output and errors,
 * and whoever started it notices nothing. Nothing is said goodbye to: no hook of a shutdown runs.
 * Linux, where the C library is glibc 2.34 or later.
 */
public final class Anew {
  private static final Path WORDS = Path.of("/proc/self/cmdline");

  /** Behind input, output and errors. */
  private static final int FIRST_OWN = 3;

  private static final int ALL = -1;
  private static final int CLOSE_RANGE_CLOEXEC = 4;

  private Anew() {}

  /**
   * Does not return; nothing has happened where it throws.
   *
   * @throws IOException where this system cannot, or does not let it
   */
  public static void begin() throws IOException {
    byte[] words = Files.readAllBytes(WORDS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(JAVA_BYTE, words);
      List<Integer> starts = starts(words);
      if (starts.isEmpty() || words[0] != '/') {
        throw new IOException("expected to have been started by a whole path");
      }
      MemorySegment each = arena.allocate(ADDRESS, starts.size() + 1L); // ends with a null
      for (int i = 0; i < starts.size(); i++) {
        each.setAtIndex(ADDRESS, i, text.asSlice(starts.get(i)));
      }
      var closeRange = new CFunction("close_range", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
      var execv = new CFunction("execv", JAVA_INT, ADDRESS, ADDRESS);
      if (closeRange.call(FIRST_OWN, ALL, CLOSE_RANGE_CLOEXEC) < 0) {
        throw new IOException("close_range: errno " + CFunction.errno());
      }
      var _ = execv.call(text, each);
      throw new IOException("execv: errno " + CFunction.errno());
    } catch (NoSuchElementException e) {
      throw new IOException("the C library has no close_range", e);
    }
  }

  /** Where each word begins; each ends with a null. */
  private static List<Integer> starts(byte[] words) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (i == 0 || words[i - 1] == 0) {
        starts.add(i);
      }
    }
    return starts;
  }
}
