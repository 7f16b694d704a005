package org.burkit.lab.program;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A probe that measures again and again without a new start: {@code probe runs}. One thread at a
 * time.
 */
public final class StandingProbe implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern END = Pattern.compile("\\{\"code\":(\\d+)}");

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;
  private final ProgramLog log;

  StandingProbe(Process process, ProgramLog log) {
    this.process = process;
    this.in = process.outputWriter();
    this.out = process.inputReader();
    this.log = log;
  }

  /**
   * Runs once and hands over each line as it comes.
   *
   * @throws ProgramException if the run fails or the process has ended
   */
  public void run(List<String> options, Consumer<ProbeLine> lines) throws IOException {
    in.write(JSON.writeValueAsString(options));
    in.newLine();
    in.flush();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher end = END.matcher(line);
      if (!end.matches()) {
        lines.accept(ProbeLine.parse(line));
      } else if (end.group(1).equals("0")) {
        return;
      } else {
        throw new ProgramException(log.lastWords("ended a run with code " + end.group(1)));
      }
    }
    throw new ProgramException(log.lastWords("ended"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
