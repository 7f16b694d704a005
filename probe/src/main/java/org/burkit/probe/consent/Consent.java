package org.burkit.probe.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/**
 * The consent that is kept in a home: the version of the text, or that it was withdrawn, and
 * nothing of who gave it or when. One thread.
 */
public final class Consent {
  private static final String WITHDRAWN = "withdrawn";

  private Consent() {}

  /** True where the text as it is now was agreed to. */
  public static boolean isGiven(Home home) throws IOException {
    return says(String.valueOf(Terms.VERSION), home);
  }

  /**
   * True where it was taken back: an option that was written down before does not give it again.
   */
  public static boolean isWithdrawn(Home home) throws IOException {
    return says(WITHDRAWN, home);
  }

  private static boolean says(String word, Home home) throws IOException {
    Path file = home.consent();
    return Files.isRegularFile(file) && Files.readString(file).strip().equals(word);
  }

  /** Writes down that the text as it is now was agreed to. */
  public static void give(Home home) throws IOException {
    write(String.valueOf(Terms.VERSION), home);
  }

  /** From here on nothing may be measured until it is given again, also after a power cut. */
  public static void withdraw(Home home) throws IOException {
    write(WITHDRAWN, home);
  }

  private static void write(String word, Home home) throws IOException {
    PrivateFile.write(home.consent(), (word + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
