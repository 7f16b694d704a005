package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.evidence.words.VerifyPage;
import org.burkit.evidence.words.Words;
import org.burkit.model.Asn;
import org.burkit.model.Sha256;

/**
 * What people read in a bundle: summaries and caveats in three languages, how to check, how to
 * cite. Pure.
 */
record Papers(Statement statement, String address) {

  /** By the names of their files. */
  SortedMap<String, byte[]> files() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (Words words : Words.all()) {
      Sheet summary = summary(words);
      files.put("data/summary." + words.code() + ".html", bytes(Html.of(summary)));
      files.put("data/summary." + words.code() + ".pdf", Pdf.of(summary, statement.made()));
      files.put("data/caveats." + words.code() + ".md", bytes(caveats(words)));
      files.put("verify/README." + words.code() + ".txt", bytes(readme(words)));
    }
    files.put("verify/verify.html", bytes(VerifyPage.html()));
    new Citation(statement, address).files().forEach((file, text) -> files.put(file, bytes(text)));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode incident() {
    return statement.incident();
  }

  private String networks(Words words) {
    return StreamSupport.stream(incident().path("asns").spliterator(), false)
        .map(JsonNode::asText)
        .map(asn -> asn.equals(Asn.UNKNOWN.toString()) ? words.say("paper.unnamed") : asn)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Sheet summary(Words words) {
    var remarks = new Remarks(statement.acts(), words);
    String grade = grade(words);
    String title = words.say("paper.title", statement.subject(), grade);
    var page = new Sheet.Writing();
    page.heading(title);
    if (statement.retraction().isPresent()) {
      page.paragraph(words.say("paper.retracted"));
    } else {
      happens(words).forEach(page::paragraph);
    }
    remarks.standing().forEach(page::paragraph);
    page.row(words.say("paper.grade"), grade);
    page.row(words.say("paper.country"), incident().path("cc").asText());
    page.row(words.say("paper.networks"), networks(words));
    if (!isShutdown()) {
      page.row(words.say("paper.mechanism"), incident().path("mechanism").asText());
    }
    page.row(words.say("paper.began"), interval(words, "started"));
    page.row(words.say("paper.ended"), interval(words, "ended"));
    page.row(words.say("paper.measurements"), incident().path("measurements").asText());
    page.row(words.say(ofKind("paper.contradicting")), incident().path("contradicting").asText());
    page.row(
        words.say(ofKind("paper.voters")),
        words.say("paper.of", incident().path("votes").asInt(), incident().path("active").asInt()));
    page.row(words.say("paper.probes"), incident().path("probes").asText());
    page.row(words.say("paper.version"), statement.name());
    page.row(words.say("paper.made"), statement.made().toString());
    page.row(words.say("paper.digest"), Sha256.hex(statement.bytes()));
    page.row(words.say("paper.cite"), citation(words, grade));
    page.paragraph(words.say("paper.times"));
    page.paragraph(words.say("paper.ordered"));
    page.section(words.say("caveats.heading"));
    points(words).forEach(page::paragraph);
    List<String> context = remarks.context();
    if (!context.isEmpty()) {
      page.section(words.say("act.context"));
      context.forEach(page::paragraph);
    }
    return page.sheet(words.code(), title);
  }

  /** What a retracted version says is that it is retracted. */
  private String grade(Words words) {
    String standing = statement.standing();
    return words.say(
        statement.retraction().isPresent()
            ? "grade." + standing
            : ofKind("grade") + "." + standing);
  }

  private boolean isShutdown() {
    return incident().path("kind").asText().equals(Kind.SHUTDOWN.label());
  }

  private boolean isOnlyPossible() {
    return incident().path("grade").asText().equals(Grade.POSSIBLE.label());
  }

  private String ofKind(String key) {
    return isShutdown() ? key + ".shutdown" : key;
  }

  /** What happens; of what is only possible, that some measurements looked so. */
  private Stream<String> happens(Words words) {
    if (isShutdown()) {
      return Stream.of(words.say(isOnlyPossible() ? "paper.shutdown.possible" : "paper.shutdown"));
    }
    Stream<String> caution =
        isOnlyPossible() ? Stream.of(words.say("paper.possible")) : Stream.empty();
    return Stream.concat(caution, mechanism(words).stream());
  }

  private Optional<String> mechanism(Words words) {
    return Mechanism.parse(incident().path("mechanism").asText())
        .map(mechanism ->
            new Verdict(
                new Outcome.Blocked(mechanism),
                incident().path("confidence").asDouble(),
                false,
                List.of(),
                incident().path("domains").path(0).asText(),
                statement.edition().lists(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of()))
        .map(new Explanations(words.language())::why);
  }

  private String interval(Words words, String what) {
    JsonNode after = incident().path(what + "_after");
    JsonNode before = incident().path(what + "_before");
    if (!before.isTextual()) {
      return words.say("paper.open");
    }
    return after.isTextual()
        ? words.say("paper.between", after.asText(), before.asText())
        : words.say("paper.before", before.asText());
  }

  private String citation(Words words, String grade) {
    String year = String.valueOf(LocalDate.ofInstant(statement.made(), ZoneOffset.UTC).getYear());
    String citation =
        words.say(
            "paper.citation",
            year,
            statement.subject(),
            grade,
            networks(words),
            statement.id().text(),
            String.valueOf(statement.version()),
            Sha256.hex(statement.bytes()));
    return address.isEmpty() ? citation : citation + "; " + Citation.url(address, statement);
  }

  private List<String> points(Words words) {
    return List.of(
        words.say("caveats.unchanged"),
        words.say("caveats.recount"),
        words.say("caveats.honest"),
        words.say("caveats.sources"),
        words.say("caveats.time"),
        words.say(ofKind("caveats.who")),
        rejected(words));
  }

  private String rejected(Words words) {
    String rejected =
        StreamSupport.stream(incident().path("rejected").spliterator(), false)
            .map(label -> words.say("alternative." + label.asText()))
            .collect(Collectors.joining("; "));
    return rejected.isEmpty() ? words.say("caveats.none") : words.say("caveats.other", rejected);
  }

  private String caveats(Words words) {
    return "# "
        + words.say("caveats.heading")
        + "\n\n"
        + points(words).stream().map(point -> "* " + point + "\n").collect(Collectors.joining());
  }

  private String readme(Words words) {
    return String.join(
        "\n\n",
        words.say("readme.heading"),
        words.say("readme.run", statement.name()),
        words.say("readme.key"),
        words.say("readme.hand"),
        "");
  }
}
