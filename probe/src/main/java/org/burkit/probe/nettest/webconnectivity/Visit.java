package org.burkit.probe.nettest.webconnectivity;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.burkit.model.Control;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.probe.net.Connection;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Page;
import org.burkit.probe.net.Step;
import org.burkit.probe.nettest.Instruments;

/**
 * One address of one place: connects, shakes hands, asks for the page where it is its turn. What
 * fails is tried once more over a new connection, so that a flaky site is not accused. One thread.
 */
final class Visit {

  /**
   * What came of a visit.
   *
   * @param reached true where the connection stood, with TLS where the place wants it
   * @param asked true where the page was asked for
   * @param page the page, where it came whole
   */
  record Result(InetAddress ip, boolean reached, boolean asked, Optional<Page> page) {}

  private final Instruments instruments;
  private final Notes notes;
  private final Deadline deadline;
  private final Place place;
  private final InetAddress ip;
  private final List<String> tags;

  Visit(
      Instruments instruments,
      Notes notes,
      Deadline deadline,
      Place place,
      InetAddress ip,
      boolean classic) {
    this.instruments = instruments;
    this.notes = notes;
    this.deadline = deadline;
    this.place = place;
    this.ip = ip;
    this.tags = classic ? List.of(place.depthTag(), "classic") : List.of(place.depthTag());
  }

  /**
   * @param turn asked once the connection stands: whether this visit is to ask for the page
   */
  Result run(BooleanSupplier turn) throws InterruptedException {
    Attempt first = attempt(tags, turn);
    if (!first.failed() || deadline.hasPassed()) {
      return first.result(ip);
    }
    instruments.pause().rest();
    List<String> again = new ArrayList<>(tags);
    again.add("retry");
    // A turn once taken is kept: nobody else has asked for the page.
    return attempt(again, first.askedForPage() ? () -> true : turn).result(ip);
  }

  private record Attempt(boolean reached, boolean askedForPage, Optional<Page> page) {

    boolean failed() {
      return !reached || (askedForPage && page.isEmpty());
    }

    Result result(InetAddress ip) {
      return new Result(ip, reached, askedForPage, page);
    }
  }

  private static final Attempt NOTHING = new Attempt(false, false, Optional.empty());

  private Attempt attempt(List<String> tags, BooleanSupplier turn) throws InterruptedException {
    Duration patience = instruments.patience().connect();
    if (lacks(patience)) {
      return NOTHING;
    }
    Step step = notes.newChain(tags);
    try (Connection connection =
        instruments.network().connect(ip, place.port(), step, Deadline.in(patience))) {
      notes.write(connection.observation());
      if (!connection.isOpen() || (place.tls() && !secured(connection, step))) {
        return NOTHING;
      }
      return turn.getAsBoolean()
          ? new Attempt(true, true, page(connection, step))
          : new Attempt(true, false, Optional.empty());
    }
  }

  private boolean secured(Connection connection, Step step) throws InterruptedException {
    Duration patience = instruments.patience().tls();
    if (lacks(patience)) {
      return false;
    }
    TlsHandshake handshake = connection.handshake(place.host(), step, Deadline.in(patience));
    notes.write(handshake);
    return handshake.failure().isEmpty();
  }

  private Optional<Page> page(Connection connection, Step step) throws InterruptedException {
    Duration patience = instruments.patience().http();
    if (lacks(patience)) {
      return Optional.empty();
    }
    List<String> tags = new ArrayList<>(step.tags());
    tags.add("fetch_body=true");
    Step fetch = new Step(step.watch(), step.transactionId(), tags);
    Page page = connection.get(place.url(), fetch, Deadline.in(patience));
    Page kept = Redirects.checked(page, place);
    write(kept);
    return page.exchange().failure().isEmpty() ? Optional.of(kept) : Optional.empty();
  }

  private void write(Page page) {
    Optional<String> known = Excerpts.of(page, instruments.references());
    Optional<HttpResponse> response = page.exchange().response();
    Optional<String> draft = response.isEmpty() ? Optional.empty() : Excerpts.draft(page);
    HttpExchange exchange = page.exchange(); // the page's text must not be held until the end
    notes.write(control ->
        Excerpts.kept(
            exchange,
            known.or(() ->
                draft.filter(beginning ->
                    Excerpts.looksLikeBlockPage(
                        response.orElseThrow(), beginning, control.flatMap(Control::http))))));
  }

  private boolean lacks(Duration patience) {
    return deadline.left().compareTo(patience) < 0;
  }
}
