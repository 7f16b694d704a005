package org.burkit.probe.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/** What a daemon leaves to itself when its process begins anew: a file that only its user reads. */
public final class Handover {
  private Handover() {}

  /** Leaves a text to whom this process is next. */
  public static void leave(String text, Home home) throws IOException {
    byte[] bytes = (us() + text).getBytes(StandardCharsets.UTF_8);
    PrivateFile.write(home.handover(), bytes);
  }

  /**
   * What was left to this process, once; what was left to another is of no use any more. Only for
   * the daemon that has the {@link Presence} of the home.
   */
  public static Optional<String> take(Home home) throws IOException {
    if (!Files.exists(home.handover())) {
      return Optional.empty();
    }
    String left = Files.readString(home.handover());
    PrivateFile.delete(home.handover());
    String us = us();
    return left.startsWith(us) ? Optional.of(left.substring(us.length())) : Optional.empty();
  }

  /** A number comes again, and never with the same start; both outlive beginning anew. */
  private static String us() {
    ProcessHandle process = ProcessHandle.current();
    return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n";
  }
}
