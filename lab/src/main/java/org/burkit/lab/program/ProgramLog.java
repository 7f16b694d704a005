package org.burkit.lab.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a program's standard error goes, for its last words when it fails. */
record ProgramLog(String program, Path file) {
  private static final int LAST_LINES = 8;

  String lastWords(String whatHappened) {
    String start = "The " + program + " " + whatHappened + ". ";
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return start
          + (last.isEmpty() ? "It said nothing." : "It said:\n  " + String.join("\n  ", last));
    } catch (IOException e) {
      return start + "What it said cannot be read: " + e.getMessage();
    }
  }
}
