package org.burkit.lists.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** YAML lists and CSV tables as entries with their line numbers. */
public final class Entries {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

  private Entries() {}

  /** The entries of a YAML list; a document that is no list is a fault. */
  public static List<Entry> yaml(String file, byte[] bytes, List<Fault> faults) throws IOException {
    LocatedTree tree = tree(file, bytes, faults);
    JsonNode root = tree.root();
    if (!root.isArray() && !root.isMissingNode()) {
      faults.add(new Fault(file, 1, FaultKind.SYNTAX, "not a list", "begin every entry with '- '"));
      return List.of();
    }
    return entries(file, root, tree, faults);
  }

  /** The entries of a list under a key at the top of a YAML document. */
  public static List<Entry> yamlUnder(String key, String file, byte[] bytes, List<Fault> faults)
      throws IOException {
    LocatedTree tree = tree(file, bytes, faults);
    return entries(file, tree.root().path(key), tree, faults);
  }

  private static LocatedTree tree(String file, byte[] bytes, List<Fault> faults)
      throws IOException {
    try (JsonParser parser = YAML.createParser(bytes)) {
      return parser.nextToken() == null ? LocatedTree.EMPTY : LocatedTree.read(parser);
    } catch (JsonProcessingException e) {
      Fault fault = syntax(file, e);
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
      return LocatedTree.EMPTY;
    }
  }

  private static List<Entry> entries(
      String file, JsonNode array, LocatedTree tree, List<Fault> faults) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode node : array) {
      entries.add(new Entry(file, tree.line(node), node, tree, faults));
    }
    return entries;
  }

  /** The rows of a CSV table whose first line names the columns (RFC 4180). */
  public static List<Entry> csv(String file, byte[] bytes, List<Fault> faults) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (bytes.length == 0) {
      return entries;
    }
    try (CsvParser parser = CSV.createParser(bytes)) {
      parser.setSchema(CsvSchema.emptySchema().withHeader());
      boolean more = true;
      while (more) {
        more = row(file, parser, entries, faults);
      }
    } catch (JsonProcessingException e) {
      faults.add(syntax(file, e));
    } catch (CharConversionException e) {
      faults.add(
          new Fault(
              file, 0, FaultKind.SYNTAX, String.valueOf(e.getMessage()), "write it in UTF-8"));
    }
    return entries;
  }

  /** Reads one row; one with too many columns is a fault and keeps no others from being read. */
  private static boolean row(String file, CsvParser parser, List<Entry> entries, List<Fault> faults)
      throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        JsonNode row = LocatedTree.read(parser).root();
        long line = parser.currentTokenLocation().getLineNr();
        entries.add(new Entry(file, line, row, LocatedTree.EMPTY, faults));
      }
      return token != null;
    } catch (CsvReadException e) {
      Fault fault = syntax(file, e);
      boolean goesOn = !faults.contains(fault);
      if (goesOn) {
        faults.add(fault);
      }
      return goesOn;
    }
  }

  private static Fault syntax(String file, JsonProcessingException e) {
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    String what = String.valueOf(e.getOriginalMessage()).split("\n", 2)[0];
    return new Fault(file, line, FaultKind.SYNTAX, what, "mend the syntax");
  }
}
