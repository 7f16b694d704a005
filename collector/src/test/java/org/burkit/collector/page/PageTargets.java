package org.burkit.collector.page;

import org.burkit.lists.Lists;

/** What pages read of strangers, for the fuzzer. */
public final class PageTargets {
  private static final Lists LISTS = Lists.bundled();

  private PageTargets() {}

  /** What somebody pastes into the form. */
  public static void pasted(String text) {
    if (Asked.read(text, LISTS) instanceof Asked.Host host && host.name().contains("/")) {
      throw new IllegalStateException("a host with a path: " + host.name());
    }
  }
}
