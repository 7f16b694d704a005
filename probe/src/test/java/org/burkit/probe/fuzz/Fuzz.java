package org.burkit.probe.fuzz;

import java.util.Locale;

/** What Jazzer calls, by its convention; the one argument names the target. */
public final class Fuzz {
  private static Target target = Target.DNS;

  private Fuzz() {}

  public static void fuzzerInitialize(String[] arguments) {
    target = Target.valueOf(arguments[0].toUpperCase(Locale.ROOT));
  }

  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    target.read(bytes);
  }
}
