package org.burkit.probe.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/** What a daemon leaves to itself when its process begins anew: a file that only its user reads. */
public final class Handover {
  private Handover() {}

  /** Leaves a text to the process that has this one's number next. */
  public static void leave(String text, Home home) throws IOException {
    byte[] bytes = (us() + text).getBytes(StandardCharsets.UTF_8);
    PrivateFile.write(home.handover(), bytes);
  }

  /** What was left to this process, once; what was left to another is of no use any more. */
  public static Optional<String> take(Home home) throws IOException {
    if (!Files.exists(home.handover())) {
      return Optional.empty();
    }
    String left = Files.readString(home.handover());
    PrivateFile.delete(home.handover());
    return Optional.of(left)
        .filter(text -> text.startsWith(us()))
        .map(text -> text.substring(us().length()));
  }

  private static String us() {
    return ProcessHandle.current().pid() + "\n";
  }
}
