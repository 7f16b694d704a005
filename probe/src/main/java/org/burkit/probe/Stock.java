package org.burkit.probe;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burkit.lists.BundledRoots;
import org.burkit.lists.Lists;
import org.burkit.probe.plan.Guard;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures by. What came with the program is read when it is first asked for: a probe
 * that waits for its hour needs none of it. One thread.
 */
final class Stock {
  private final Function<Lists, Guard> caution;
  private final List<X509Certificate> added;
  private @Nullable Lists lists;
  private @Nullable Guard guard;

  /**
   * @param given lists instead of those that came with the program
   * @param added certificate authorities beside those that came with it
   */
  Stock(Optional<Lists> given, Function<Lists, Guard> caution, List<X509Certificate> added) {
    this.lists = given.orElse(null);
    this.caution = caution;
    this.added = List.copyOf(added);
  }

  Lists lists() {
    if (lists == null) {
      lists = Lists.bundled();
    }
    return lists;
  }

  Guard guard() {
    if (guard == null) {
      guard = caution.apply(lists());
    }
    return guard;
  }

  /** Certificate authorities to trust, read anew at each call. */
  List<X509Certificate> roots() {
    return Stream.concat(BundledRoots.read().stream(), added.stream()).toList();
  }
}
