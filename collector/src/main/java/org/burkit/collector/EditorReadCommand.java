package org.burkit.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code collector editor read}. */
@Command(
    name = "read",
    description = "Reads what readers contest, or what editors said: one line of JSON for each.")
final class EditorReadCommand implements Callable<Integer> {
  /** What can be read. */
  enum What {
    CONTESTS,
    ACTS;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "contests|acts")
  private What what = What.CONTESTS;

  @Mixin private final EditorDesk desk = new EditorDesk();

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    String answer = desk.send("/api/v1/editor/" + what.label(), HttpRequest.newBuilder().GET());
    JsonNode all = JsonMapper.builder().build().readTree(answer).path(what.label());
    all.forEach(System.out::println);
    return 0;
  }
}
