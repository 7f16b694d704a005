package org.burkit.bench.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.burkit.model.CountryCode;
import org.burkit.model.Fingerprint;
import org.burkit.model.InterceptionRoot;
import org.burkit.model.References;

/**
 * One measurement whose truth is known.
 *
 * @param scenario of the lab; repetitions of one are not independent
 * @param outcome the true one, in the word of the command line
 * @param mechanism the true one, of a block
 * @param told false where a home machine cannot know it, or our probe cannot yet
 */
public record Specimen(
    String scenario,
    String outcome,
    Optional<String> mechanism,
    boolean told,
    References references,
    ObjectNode measurement) {

  boolean censored() {
    return outcome.equals("blocked");
  }

  /** Reads a line of a recording. */
  static Specimen of(JsonNode line) {
    JsonNode truth = line.path("truth");
    return new Specimen(
        line.path("scenario").asText(),
        truth.path("outcome").asText(),
        Optional.ofNullable(truth.path("mechanism").textValue()),
        line.path("told").asBoolean(),
        references(line.path("references")),
        (ObjectNode) line.path("measurement"));
  }

  private static References references(JsonNode node) {
    List<InterceptionRoot> roots = new ArrayList<>();
    for (JsonNode root : node.path("roots")) {
      roots.add(
          new InterceptionRoot(
              root.path("name").asText(),
              root.path("issuer").asText(),
              texts(root.path("sha256")),
              root.path("source").asText()));
    }
    return new References(
        fingerprints(node.path("false_positives")),
        fingerprints(node.path("block_pages")),
        roots,
        "lab");
  }

  private static List<Fingerprint> fingerprints(JsonNode array) {
    List<Fingerprint> fingerprints = new ArrayList<>();
    for (JsonNode node : array) {
      fingerprints.add(
          new Fingerprint(
              node.path("id").asText(),
              node.path("place").asText(),
              Fingerprint.Match.valueOf(node.path("match").asText().toUpperCase(Locale.ROOT)),
              node.path("pattern").asText(),
              texts(node.path("countries")).stream()
                  .flatMap(code -> CountryCode.parse(code).stream())
                  .toList(),
              node.path("source").asText()));
    }
    return fingerprints;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
