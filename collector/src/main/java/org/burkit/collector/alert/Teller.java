package org.burkit.collector.alert;

import io.micrometer.core.instrument.Counter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.journal.Position;
import org.burkit.collector.page.News;
import org.burkit.collector.page.NewsWords;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one webhook what is new, the oldest first, and nothing twice. What had happened when it
 * came is no news to it. A piece that it refuses is sent again some times, and then given up. One
 * thread.
 */
final class Teller implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Teller.class);

  private final Hook hook;
  private final Messenger messenger;
  private final SentFile sent;
  private final Store store;
  private final NewsWords words;
  private final InstantSource clock;
  private final Counter givenUp;
  private final Refusals refusals = new Refusals();

  /** Up to where the store was looked at; nothing before the first look. */
  private Optional<Position> seen = Optional.empty();

  /** Of which there is news that is not due yet, or was refused. */
  private Set<IncidentId> waiting = Set.of();

  /**
   * @param givenUp counts the pieces that are told no more
   */
  Teller(
      Hook hook,
      Messenger messenger,
      SentFile sent,
      Store store,
      NewsWords words,
      InstantSource clock,
      Counter givenUp) {
    this.hook = hook;
    this.messenger = messenger;
    this.sent = sent;
    this.store = store;
    this.words = words;
    this.clock = clock;
    this.givenUp = givenUp;
  }

  /**
   * Tells all that is due.
   *
   * @throws HookGone where the other side wants to be told nothing any more
   * @throws IOException where it does not answer as it should; the rest is due still
   */
  void tell() throws IOException {
    Position position = store.position();
    if (!store.isOfThisEdition() || (seen.equals(Optional.of(position)) && waiting.isEmpty())) {
      return;
    }
    seen = seen.filter(at -> at.compareTo(position) <= 0);
    Acts acts = store.acts();
    List<News> wanted =
        News.of(incidents(acts), acts).stream().filter(hook.wanted()::includes).toList();
    if (sent.isFresh()) {
      sent.addAsBefore(wanted);
      seen = Optional.of(position);
      return;
    }
    Instant now = clock.instant();
    List<News> due = wanted.reversed().stream().filter(news -> !sent.has(news)).toList();
    for (News news : due) {
      if (isDue(news, now) && !refusals.waits(news, now)) {
        tell(news, now);
      }
    }
    waiting =
        due.stream()
            .filter(news -> !sent.has(news))
            .map(news -> news.incident().id())
            .collect(Collectors.toUnmodifiableSet());
    seen = Optional.of(position);
  }

  /** All at first; then those that were written since, that wait, or that people speak of. */
  private Collection<Incident> incidents(Acts acts) {
    Map<IncidentId, Incident> found = new HashMap<>(acts.lost());
    Set<IncidentId> others = new HashSet<>(waiting);
    others.addAll(acts.byIncident().keySet());
    seen.map(at -> Stream.of(IncidentFilter.ALL.writtenAfter(at), IncidentFilter.ALL.among(others)))
        .orElse(Stream.of(IncidentFilter.ALL))
        .flatMap(filter -> store.incidents(filter).stream())
        .forEach(i -> found.put(i.id(), i));
    return found.values();
  }

  private void tell(News news, Instant now) throws IOException {
    switch (messenger.send(news.id(), words.json(news).toString(), now)) {
      case TAKEN -> sent.add(news, now);
      case GONE -> throw new HookGone();
      case REFUSED -> {
        if (refusals.isLast(news, now)) {
          log.warn("the webhook {} refuses {}, which is given up", hook.name(), news.id());
          givenUp.increment();
          sent.addGivenUp(news);
        }
      }
    }
  }

  /** A retraction waits for nothing: until it is heard, the accusation stands. */
  private boolean isDue(News news, Instant now) {
    return news.category().equals("retracted")
        || sent.latest(news).filter(last -> now.isBefore(last.plus(hook.cooldown()))).isEmpty();
  }

  @Override
  public void close() throws IOException {
    messenger.close();
    sent.close();
  }
}
