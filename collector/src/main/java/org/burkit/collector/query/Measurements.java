package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.Position;
import org.burkit.collector.journal.Source;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.redact.Hours;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;

/** Measurements one by one and by search, each with what was judged. Any thread. */
final class Measurements {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final String PATH = "/api/v1/measurements";
  private static final Table TABLE = new Table("measurements", Documents.COLUMNS);

  private final Store store;
  private final Journal journal;

  Measurements(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  List<Route> routes() {
    return List.of(
        Publication.route(PATH, this::search),
        Publication.route(PATH + "/:id", this::measurement),
        Publication.route(PATH + "/:id/observations", this::observations));
  }

  private Optional<Content> search(Request request) throws NotUnderstood {
    var parameters = new Parameters(request);
    MeasurementFilter filter = parameters.measurements();
    int limit = parameters.number("limit", USUAL_PAGE, LARGEST_PAGE);
    Optional<Address> before =
        parameters.read("after", Measurements::cursor, "what a page before this one gave");
    parameters.end();
    List<JudgedMeasurement> found = store.measurements(filter, before, limit + 1);
    List<JudgedMeasurement> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode answer = Documents.JSON.createObjectNode();
    var rows = answer.putArray("measurements");
    page.forEach(m -> rows.add(Documents.row(m)));
    answer.putNull("next");
    Content content = Content.of(answer, TABLE);
    return Optional.of(
        found.size() > limit ? content.continuedAt(next(request, page.getLast().at())) : content);
  }

  private static String next(Request request, Address last) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put("after", last.block().segment() + "-" + last.block().offset() + "-" + last.index());
    return PATH
        + query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static Optional<Address> cursor(String text) {
    if (!text.matches("[1-9]\\d{0,17}-\\d{1,18}-\\d{1,9}")) {
      return Optional.empty();
    }
    String[] parts = text.split("-");
    return Optional.of(
        new Address(
            new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
            Integer.parseInt(parts[2])));
  }

  private record Found(Address at, Entry entry) {}

  private Optional<Found> find(Request request) throws IOException, NotUnderstood {
    new Parameters(request).end();
    String text = request.path("id");
    Optional<Address> at =
        MeasurementId.isId(text) ? journal.address(new MeasurementId(text)) : Optional.empty();
    Optional<Entry> entry = at.isEmpty() ? Optional.empty() : journal.entry(at.get());
    return entry
        .filter(e -> e.envelope().source() != Source.ACT)
        .map(e -> new Found(at.orElseThrow(), e));
  }

  /** There from the moment that it is acknowledged; its verdict is null until it is judged. */
  private Optional<Content> measurement(Request request) throws IOException, NotUnderstood {
    Optional<Found> found = find(request);
    return found.isEmpty() ? Optional.empty() : Optional.of(document(found.get()));
  }

  private Content document(Found found) throws IOException {
    Entry entry = found.entry();
    ObjectNode document = Documents.JSON.createObjectNode();
    document.put("id", entry.envelope().id().hex());
    document.put("received", Hours.begin(entry.envelope().received()).toString());
    document.putNull("verdict");
    Optional<JudgedMeasurement> judged = judged(found);
    judged.ifPresent(m -> {
      document.put("cc", m.cc().code()).put("asn", Documents.network(m));
      document.put("standing", m.standing().label());
      Documents.verdict(document.putObject("verdict"), m);
    });
    Optional<Withheld> withheld = Withheld.of(judged);
    document.put("withheld", withheld.map(Withheld::label).orElse(null));
    document.set("measurement", withheld.isPresent() ? null : shown(entry));
    return Content.of(document);
  }

  private Optional<JudgedMeasurement> judged(Found found) {
    return store.measurement(found.entry().envelope().id(), found.at());
  }

  private Optional<Content> observations(Request request) throws IOException, NotUnderstood {
    Optional<Found> found = find(request);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<Withheld> withheld = Withheld.of(judged(found.get()));
    if (withheld.isPresent()) {
      return Optional.of(Observations.withheld(withheld.get()));
    }
    try {
      return Optional.of(Observations.of(MeasurementCodec.decode(shown(found.get().entry()))));
    } catch (MalformedMeasurementException e) {
      throw unreadable(e);
    }
  }

  /** What everybody may see of it. */
  private static ObjectNode shown(Entry entry) throws IOException {
    try {
      return Fields.shown(CanonicalJson.parse(entry.body().toArray()), entry.envelope().received());
    } catch (MalformedMeasurementException e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(MalformedMeasurementException e) {
    return new IOException("an entry of the journal is no measurement any more", e);
  }
}
