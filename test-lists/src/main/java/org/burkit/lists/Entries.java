package org.burkit.lists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** YAML lists and CSV tables as entries with their line numbers. */
final class Entries {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

  private Entries() {}

  /** The entries of a YAML list; a document that is no list is a fault. */
  static List<Entry> yaml(String file, byte[] bytes, List<Fault> faults) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser parser = YAML.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return entries;
      }
      if (first != JsonToken.START_ARRAY) {
        faults.add(new Fault(file, 1, "not a list", "begin every entry with '- '"));
        return entries;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode node = YAML.readTree(parser);
        entries.add(new Entry(file, line, node, faults));
      }
    } catch (JsonProcessingException e) {
      faults.add(syntax(file, e));
    }
    return entries;
  }

  /** The top of a YAML document that is a map of lists. */
  static List<Entry> yamlUnder(String key, String file, byte[] bytes, List<Fault> faults)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      JsonNode root = YAML.readTree(bytes);
      root.path(key).forEach(node -> entries.add(new Entry(file, 0, node, faults)));
    } catch (JsonProcessingException e) {
      faults.add(syntax(file, e));
    }
    return entries;
  }

  /** The rows of a CSV table whose first line names the columns (RFC 4180). */
  static List<Entry> csv(String file, byte[] bytes, List<Fault> faults) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (bytes.length == 0) {
      return entries;
    }
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<JsonNode> rows =
        CSV.readerFor(JsonNode.class).with(schema).readValues(bytes)) {
      while (rows.hasNextValue()) {
        JsonNode row = rows.nextValue();
        long line = rows.getParser().currentTokenLocation().getLineNr();
        entries.add(new Entry(file, line, row, faults));
      }
    } catch (JsonProcessingException e) {
      faults.add(syntax(file, e));
    }
    return entries;
  }

  private static Fault syntax(String file, JsonProcessingException e) {
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    String what = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("bad syntax");
    return new Fault(file, line, what, "mend the syntax");
  }
}
