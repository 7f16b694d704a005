package org.burkit.collector.alert;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.burkit.collector.page.News;
import org.burkit.collector.page.NewsWords;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;

/**
 * Tells one webhook what is new, the oldest first, and nothing twice. What had happened when it
 * came is no news to it. One thread.
 */
final class Teller implements Closeable {
  private final Hook hook;
  private final Messenger messenger;
  private final SentFile sent;
  private final Store store;
  private final NewsWords words;
  private final InstantSource clock;

  Teller(
      Hook hook,
      Messenger messenger,
      SentFile sent,
      Store store,
      NewsWords words,
      InstantSource clock) {
    this.hook = hook;
    this.messenger = messenger;
    this.sent = sent;
    this.store = store;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Tells all that is due.
   *
   * @throws IOException where the other side does not take it; the rest is due still
   */
  void tell() throws IOException {
    if (!store.isOfThisEdition()) {
      return;
    }
    List<News> wanted =
        News.of(store.incidents(IncidentFilter.ALL), store.acts()).stream()
            .filter(hook.wanted()::includes)
            .toList();
    if (sent.isFresh()) {
      sent.addAsBefore(wanted);
      return;
    }
    Instant now = clock.instant();
    for (News news : wanted.reversed()) {
      if (!sent.has(news) && isDue(news, now)) {
        messenger.send(news.id(), words.json(news).toString(), now);
        sent.add(news, now);
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
