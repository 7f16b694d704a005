package org.burkit.collector;

import org.burkit.collector.journal.JournalAway;
import org.burkit.collector.store.StoreFailed;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Handler;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 for what asks store or journal, while they cannot be asked. */
record StoreGuard(Handler guarded) implements Handler {
  private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

  static Route of(Route route) {
    return new Route(
        route.method(), route.path(), route.largestBody(), new StoreGuard(route.handler()));
  }

  @Override
  public Answer answer(Request request) throws Exception {
    try {
      return guarded.answer(request);
    } catch (StoreFailed e) {
      log.warn("a question is not answered: {}", e.getMessage());
      return Problem.busy("the query store cannot be asked at the moment; try again later");
    } catch (JournalAway e) {
      log.warn("a question is not answered: {}", e.getMessage());
      return Problem.busy("the journal cannot be asked at the moment; try again later");
    }
  }
}
