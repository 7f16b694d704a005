package org.burkit.collector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.MalformedActException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector editor say}. */
@Command(
    name = "say",
    description = {
      "Says something of an incident: order, event, note, correction, retraction, restoration, merge",
      "(it is part of another) or split (it is not).",
      "It stands in the journal for good; what was wrong is corrected by saying so."
    },
    sortOptions = false)
final class EditorSayCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "KIND")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "INCIDENT")
  private String incident = "";

  @Mixin private final EditorDesk desk = new EditorDesk();

  @Option(names = "--kk", paramLabel = "TEXT", description = "The sentence in Kazakh.")
  private @Nullable String kk;

  @Option(names = "--ru", paramLabel = "TEXT", description = "In Russian.")
  private @Nullable String ru;

  @Option(names = "--en", paramLabel = "TEXT", description = "In English.")
  private @Nullable String en;

  @Option(names = "--date", paramLabel = "DAY", description = "Of an order or an event.")
  private @Nullable String date;

  @Option(names = "--number", paramLabel = "TEXT", description = "Of an order.")
  private @Nullable String number;

  @Option(names = "--authority", paramLabel = "TEXT", description = "Who gave an order.")
  private @Nullable String authority;

  @Option(names = "--link", paramLabel = "URL", description = "Where an order can be read.")
  private @Nullable String link;

  @Option(
      names = "--into",
      paramLabel = "INCIDENT",
      description = "Of a merge: the incident that this one is part of.")
  private @Nullable String into;

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    ObjectNode act = JsonNodeFactory.instance.objectNode();
    act.put("incident", incident).put("kind", kind);
    put(act, "date", date);
    put(act, "number", number);
    put(act, "authority", authority);
    put(act, "link", link);
    put(act, "into", into);
    if (kk != null || ru != null || en != null) {
      ObjectNode text = act.putObject("text");
      put(text, "kk", kk);
      put(text, "ru", ru);
      put(text, "en", en);
    }
    try {
      var _ = ActCodec.draft(act);
    } catch (MalformedActException e) {
      throw new WrongUse(List.of(String.valueOf(e.getMessage())));
    }
    String answer =
        desk.send(
            "/api/v1/editor/acts",
            HttpRequest.newBuilder()
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(act.toString())));
    System.out.println(answer);
    return 0;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
