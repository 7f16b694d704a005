package org.burkit.collector.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.query.NotUnderstood.Fault;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.IncidentFilter.StateAt;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.web.Request;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** The query of one request, read piece by piece; what does not read is remembered. One thread. */
public final class Parameters {
  /** Words of the contract. */
  public static final List<String> OUTCOMES =
      List.of("accessible", "blocked", "down", "server_side", "inconclusive");

  private final Request request;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  public Parameters(Request request) {
    this.request = request;
  }

  /**
   * The value of a parameter.
   *
   * @param read empty for a value that is not one
   * @param expected what a value looks like, for people
   */
  <T> Optional<T> read(String name, Function<String, Optional<T>> read, String expected) {
    known.add(name);
    Optional<String> text = request.query(name);
    Optional<T> value = text.flatMap(read);
    if (text.isPresent() && value.isEmpty()) {
      String words = name + ": expected " + expected + ", got '" + text.get() + "'";
      faults.add(new Fault(name, text, words));
    }
    return value;
  }

  public Optional<String> text(String name) {
    return read(name, Optional::of, "text");
  }

  int number(String name, int usual, int most) {
    return read(name, text -> number(text, most), "a number from 1 to " + most).orElse(usual);
  }

  private static Optional<Integer> number(String text, int most) {
    return text.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(text)).filter(n -> n >= 1 && n <= most)
        : Optional.empty();
  }

  private Optional<CountryCode> country() {
    return read("cc", CountryCode::parse, "two capitals, such as KZ");
  }

  private Optional<Asn> network() {
    return read(
        "asn",
        text -> Asn.parse(text.startsWith("AS") ? text : "AS" + text),
        "a number, such as AS64501");
  }

  private Optional<Instant> time(String name) {
    return read(name, Times::parse, Times.EXPECTED);
  }

  public IncidentFilter incidents(Instant now) {
    return new IncidentFilter(
        read("state", Parameters::state, "open, closed or unmeasured")
            .map(state -> new StateAt(state, now)),
        country(),
        network(),
        text("domain"),
        text("service"));
  }

  private static Optional<State> state(String text) {
    return List.of(State.values()).stream().filter(s -> s.label().equals(text)).findFirst();
  }

  MeasurementFilter measurements() {
    return new MeasurementFilter(
        time("since"),
        time("until"),
        country(),
        network().stream().collect(Collectors.toSet()),
        text("domain"),
        text("service"),
        text("category"),
        read(
            "outcome",
            text -> Optional.of(text).filter(OUTCOMES::contains),
            String.join(", ", OUTCOMES.subList(0, 4)) + " or " + OUTCOMES.getLast()),
        read("mechanism", Mechanism::parse, "a mechanism, such as tls.timeout"));
  }

  /**
   * After the last parameter was read.
   *
   * @throws NotUnderstood naming every value that does not read and every parameter that is not
   *     known
   */
  public void end() throws NotUnderstood {
    read(Publication.FORMAT, Publication.Format::parse, Publication.Format.EXPECTED);
    for (String name : request.query().keySet()) {
      if (!known.contains(name)) {
        String words = "'" + name + "' is not known here; known are " + String.join(", ", known);
        faults.add(new Fault(name, Optional.empty(), words));
      }
    }
    if (!faults.isEmpty()) {
      throw new NotUnderstood(faults);
    }
  }
}
