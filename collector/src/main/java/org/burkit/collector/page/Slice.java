package org.burkit.collector.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.burkit.model.MeasurementId;

/**
 * One page of a long list of tests, the latest first.
 *
 * @param number from 1
 * @param count of pages, at least 1
 */
public record Slice(List<MeasurementId> ids, int number, int count) {
  private static final int SIZE = 50;

  public Slice {
    ids = List.copyOf(ids);
  }

  /** A link to another page. */
  public record Link(String href, String rel, String words) {}

  /**
   * @param inOrder all of them by time
   * @param asked number of the page; what is no page is the first
   */
  static Slice of(List<MeasurementId> inOrder, String asked) {
    int count = Math.max(1, Math.ceilDiv(inOrder.size(), SIZE));
    int number = asked.matches("[1-9]\\d{0,6}") ? Math.min(Integer.parseInt(asked), count) : 1;
    List<MeasurementId> latest = inOrder.reversed();
    int from = (number - 1) * SIZE;
    return new Slice(latest.subList(from, Math.min(from + SIZE, latest.size())), number, count);
  }

  /** To the pages beside it, where there are any. */
  List<Link> links(String path, Language language) {
    List<Link> links = new ArrayList<>();
    if (number > 1) {
      links.add(link(path, number - 1, "prev", language));
    }
    if (number < count) {
      links.add(link(path, number + 1, "next", language));
    }
    return links;
  }

  private Link link(String path, int to, String rel, Language language) {
    return new Link(
        path + "&page=" + to,
        rel,
        language.say("tests." + rel, Map.of("page", to, "count", count)));
  }
}
