package org.burkit.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code probe runs}: many runs by one process, one after the other, for programs that measure
 * often: a start costs more than a small run.
 */
@Command(
    name = "runs",
    description = {
      "Runs once for each line of standard input, for programs that measure often.",
      "A line is an array of JSON with the options of 'run', as in [\"--json\", \"--url\", \"https://example.com/\"].",
      "Each run ends with a line {\"code\":N} on standard output, N being the exit code of 'run'."
    })
final class RunsCommand implements Callable<Integer> {
  private static final ObjectReader OPTIONS = new JsonMapper().readerForListOf(String.class);

  @Override
  public Integer call() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("{\"code\":" + run(line) + "}");
      System.out.flush();
    }
    return 0;
  }

  private static int run(String line) {
    try {
      List<String> options = OPTIONS.readValue(line);
      return Main.run(
          Stream.concat(Stream.of("probe", "run"), options.stream()).toArray(String[]::new));
    } catch (JsonProcessingException e) {
      System.err.println("expected an array of strings in JSON on each line, got: " + line);
      return Main.WRONG_USE;
    }
  }
}
