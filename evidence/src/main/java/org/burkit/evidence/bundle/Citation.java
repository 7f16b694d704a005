package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.model.Sha256;

/**
 * How to cite a version, in the forms that libraries and reference managers read. Pure.
 *
 * @param address of the collector; empty where it is not known
 */
record Citation(Statement statement, String address) {

  static String url(String address, Statement statement) {
    return address + "/i/" + statement.id() + "/v" + statement.version() + ".zip";
  }

  Map<String, String> files() {
    return Map.of(
        "data/cite.bib", bibtex(),
        "data/cite.ris", ris(),
        "data/cite.csl.json", csl(),
        "data/CITATION.cff", cff());
  }

  private String title() {
    return statement.subject()
        + ": "
        + statement.standing()
        + ", "
        + statement.incident().path("cc").asText()
        + " ["
        + statement.name()
        + "]";
  }

  private LocalDate day() {
    return LocalDate.ofInstant(statement.made(), ZoneOffset.UTC);
  }

  private String digest() {
    return "sha256:" + Sha256.hex(statement.bytes());
  }

  private String bibtex() {
    String url = address.isEmpty() ? "" : "  url = {" + url(address, statement) + "},\n";
    return "@misc{"
        + statement.name()
        + ",\n  author = {{Burkit}},\n  title = {"
        + title()
        + "},\n  year = {"
        + day().getYear()
        + "},\n"
        + url
        + "  note = {"
        + digest()
        + "}\n}\n";
  }

  private String ris() {
    String url = address.isEmpty() ? "" : "UR  - " + url(address, statement) + "\n";
    return "TY  - DATA\nAU  - Burkit\nTI  - "
        + title()
        + "\nPY  - "
        + day().getYear()
        + "\nDA  - "
        + day().toString().replace('-', '/')
        + "\nET  - "
        + statement.version()
        + "\n"
        + url
        + "N1  - "
        + digest()
        + "\nER  - \n";
  }

  private String csl() {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("id", statement.name()).put("type", "dataset").put("title", title());
    item.putArray("author").addObject().put("literal", "Burkit");
    item.putObject("issued")
        .putArray("date-parts")
        .addArray()
        .add(day().getYear())
        .add(day().getMonthValue())
        .add(day().getDayOfMonth());
    item.put("version", String.valueOf(statement.version())).put("note", digest());
    if (!address.isEmpty()) {
      item.put("URL", url(address, statement));
    }
    byte[] json = Canonical.bytes(JsonNodeFactory.instance.arrayNode().add(item));
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }

  private String cff() {
    String url = address.isEmpty() ? "" : "url: \"" + url(address, statement) + "\"\n";
    return "cff-version: 1.2.0\nmessage: \"Cite this version of the incident.\"\ntype: dataset\n"
        + "title: \""
        + title()
        + "\"\nauthors:\n  - name: \"Burkit\"\nversion: \""
        + statement.version()
        + "\"\ndate-released: \""
        + day()
        + "\"\n"
        + url
        + "identifiers:\n  - type: other\n    value: \""
        + digest()
        + "\"\n";
  }
}
