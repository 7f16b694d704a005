package org.burkit.bench.mutants;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What became of the faults of one mutation run, by class.
 *
 * @param byClass in the order of the names, without those of nested classes
 */
record Mutants(Map<String, Count> byClass) {

  /** Faults put in, and those that a test noticed. */
  record Count(int noticed, int all) {
    Count plus(boolean one) {
      return new Count(noticed + (one ? 1 : 0), all + 1);
    }

    Count plus(Count other) {
      return new Count(noticed + other.noticed, all + other.all);
    }

    double percent() {
      return all == 0 ? 0 : 100.0 * noticed / all;
    }
  }

  Count whole() {
    return byClass.values().stream().reduce(new Count(0, 0), Count::plus);
  }

  /**
   * Reads PIT's {@code mutations.xml}. A fault that makes a test run without end is noticed, too.
   *
   * @throws IllegalArgumentException where it is no such report
   */
  static Mutants read(InputStream xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    Map<String, Count> counts = new TreeMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(xml);
      boolean noticed = false;
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamReader.START_ELEMENT) {
          continue;
        }
        switch (reader.getLocalName()) {
          case "mutation" -> noticed = "true".equals(reader.getAttributeValue(null, "detected"));
          case "mutatedClass" -> {
            String outer = outer(reader.getElementText());
            counts.put(outer, counts.getOrDefault(outer, new Count(0, 0)).plus(noticed));
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("expected a report of PIT in XML, got " + e.getMessage());
    }
    return new Mutants(counts);
  }

  private static String outer(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
