package org.burkit.probe.nettest.webconnectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Waits for the threads of a measurement. A thread that throws is a bug, and is passed on as one.
 */
final class Joined {
  private Joined() {}

  static <T> List<T> all(List<Future<T>> tasks) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> task : tasks) {
      results.add(one(task));
    }
    return results;
  }

  static <T> T one(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step must answer with data, not throw", e.getCause());
    }
  }
}
