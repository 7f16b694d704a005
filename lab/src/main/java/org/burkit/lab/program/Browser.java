package org.burkit.lab.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.WorldFiles;
import org.jspecify.annotations.Nullable;

/**
 * Chromium in a home of the lab, with a fresh profile that trusts the lab's authority and nothing
 * that the lab's state would like it to trust. One thread at a time.
 */
public final class Browser {
  /** The programs it needs. */
  public static final List<String> TOOLS = List.of("chromium", "certutil");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions");

  /** In milliseconds; a page that has not come by then is photographed as it is. */
  private static final String PATIENCE = "--timeout=15000";

  private final Place home;
  private final WorldFiles files;

  public Browser(Place home, WorldFiles files) {
    this.home = home;
    this.files = files;
  }

  /**
   * Opens a page and waits until the browser ends.
   *
   * @param screenshot where a picture of the page goes; without it a window opens, or the page's
   *     text is printed where there is no display
   * @return the browser's exit code
   * @throws ProgramException if it made no picture, as when it does not trust the certificate
   */
  public int open(String url, @Nullable Path screenshot) throws InterruptedException, IOException {
    if (screenshot != null) {
      Files.deleteIfExists(screenshot);
    }
    Path profile = files.directory().resolve("browser");
    Path trusted = profile.resolve(".pki/nssdb");
    if (!Files.exists(trusted)) {
      trust(trusted);
    }
    List<String> command = new ArrayList<>(List.of("chromium"));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + profile.resolve("chromium"));
    if (screenshot != null) {
      command.addAll(
          List.of("--headless", "--hide-scrollbars", "--window-size=1000,700", PATIENCE));
      command.add("--screenshot=" + screenshot.toAbsolutePath());
    } else if (System.getenv("DISPLAY") == null) {
      command.addAll(List.of("--headless", "--dump-dom"));
    }
    command.add(url);
    ProgramLog log = new ProgramLog("browser", files.directory().resolve("browser.log"));
    ProcessBuilder browser = home.prepare(command).inheritIO();
    browser.redirectError(log.file().toFile());
    browser.environment().put("HOME", profile.toString());
    int code = home.start(browser).waitFor();
    if (screenshot != null && !Files.exists(screenshot)) {
      throw new ProgramException(
          log.lastWords("showed no page: it does so when it does not trust the certificate"));
    }
    return code;
  }

  private void trust(Path database) throws InterruptedException {
    String script =
        "mkdir -p \"$0\" && certutil -N -d sql:\"$0\" --empty-password"
            + " && certutil -A -d sql:\"$0\" -n lab -t C,, -i \"$1\"";
    ProcessBuilder make =
        home.prepare(List.of("sh", "-c", script, database.toString(), files.ca().toString()));
    ProgramLog log = new ProgramLog("certutil", files.directory().resolve("certutil.log"));
    make.redirectErrorStream(true).redirectOutput(log.file().toFile());
    int code = home.start(make).waitFor();
    if (code != 0) {
      throw new ProgramException(log.lastWords("ended with code " + code));
    }
  }
}
