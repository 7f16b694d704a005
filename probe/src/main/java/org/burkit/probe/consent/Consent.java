package org.burkit.probe.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/**
 * The consent that is kept in a home: the version of the text, and nothing of who gave it or when.
 * One thread.
 */
public final class Consent {
  private Consent() {}

  /** True where the text as it is now was agreed to. */
  public static boolean isGiven(Home home) throws IOException {
    Path file = home.consent();
    return Files.isRegularFile(file)
        && Files.readString(file).strip().equals(String.valueOf(Terms.VERSION));
  }

  /** Writes down that the text as it is now was agreed to. */
  public static void give(Home home) throws IOException {
    PrivateFile.write(home.consent(), (Terms.VERSION + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** From here on nothing may be measured until it is given again, also after a power cut. */
  public static void withdraw(Home home) throws IOException {
    PrivateFile.delete(home.consent());
  }
}
