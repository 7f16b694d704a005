package org.burkit.probe.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has this process begin anew with the same program, words, environment and number (execve(2)): all
 * that it had in memory is gone, all that it had open is closed but for input, output and errors,
 * and whoever started it notices nothing. Nothing is said goodbye to: no hook of a shutdown runs.
 * Linux 5.11 or later, where the C library is glibc 2.34 or later. One thread.
 */
public final class Anew {
  private static final Path WORDS = Path.of("/proc/self/cmdline");

  /** Behind input, output and errors. */
  private static final int FIRST_OWN = 3;

  private static final int ALL = -1;
  private static final int CLOSE_RANGE_CLOEXEC = 4;

  private final CFunction closeRange =
      new CFunction("close_range", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private final CFunction execv = new CFunction("execv", JAVA_INT, ADDRESS, ADDRESS);
  private final MemorySegment program;

  /** The words one after another, and a null at the end. */
  private final MemorySegment words;

  private Anew(byte[] text) {
    Arena arena = Arena.ofAuto();
    List<Integer> starts = starts(text);
    this.program = arena.allocateFrom(JAVA_BYTE, text);
    this.words = arena.allocate(ADDRESS, starts.size() + 1L);
    for (int i = 0; i < starts.size(); i++) {
      words.setAtIndex(ADDRESS, i, program.asSlice(starts.get(i)));
    }
  }

  /**
   * Makes all ready for it.
   *
   * @param mark a last word by which the program knows that it is not there for the first time;
   *     once, however often it begins anew
   * @throws IOException where this system cannot, or its program was not started by a whole path
   */
  public static Anew marked(String mark) throws IOException {
    byte[] text = Files.readAllBytes(WORDS);
    if (text.length == 0 || text[0] != '/') {
      throw new IOException("expected to have been started by a whole path");
    }
    try {
      return new Anew(withLast(mark, text));
    } catch (RuntimeException | LinkageError e) { // no linker, or none of those functions
      throw new IOException("this system cannot have a process begin anew", e);
    }
  }

  /**
   * Does not return, unless it throws; then nothing has happened.
   *
   * @throws IOException where the kernel refuses
   */
  public void begin() throws IOException {
    if (closeRange.call(FIRST_OWN, ALL, CLOSE_RANGE_CLOEXEC) < 0) {
      throw new IOException("close_range: errno " + CFunction.errno());
    }
    var _ = execv.call(program, words);
    throw new IOException("execv: errno " + CFunction.errno());
  }

  private static byte[] withLast(String mark, byte[] text) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(text);
    List<String> words = List.of(new String(text, StandardCharsets.ISO_8859_1).split("\0"));
    if (!words.getLast().equals(mark)) {
      all.writeBytes((mark + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    return all.toByteArray();
  }

  /** Where each word begins; each ends with a null. */
  private static List<Integer> starts(byte[] text) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < text.length; i++) {
      if (i == 0 || text[i - 1] == 0) {
        starts.add(i);
      }
    }
    return starts;
  }
}
