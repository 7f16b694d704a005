package org.burkit.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.daemon.Presence;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Lines;
import org.burkit.probe.page.PageServer;
import org.burkit.probe.page.VolunteersPages;
import org.burkit.probe.show.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code probe rehearse}: loads what the background probe loads when it starts, for a cache of its
 * classes (JEP 514). It speaks to nobody but itself: nobody has agreed to anything yet.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Loads what the background probe loads when it starts, without a network.")
final class RehearseCommand implements Callable<Integer> {
  private static final int PATIENCE_MILLIS = 10_000;

  @Mixin private final RunCommand run = new RunCommand();

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = run.home.messagesOrFault();
    var _ = RunSettings.of(run);
    Home home = Home.open(run.home.directory());
    Optional<Presence> presence = Presence.take(home);
    if (presence.isEmpty()) {
      throw new WrongUse(List.of(messages.get("daemon.runs", Presence.address(home).orElse(""))));
    }
    try (Presence here = presence.get()) {
      rehearse(home, here, messages);
    }
    home.forget();
    return 0;
  }

  private static void rehearse(Home home, Presence presence, Messages messages) throws IOException {
    Past past = Past.of(home);
    Daemon daemon =
        new Daemon(
            home,
            past,
            (_, _, _) -> 0,
            Lines::now,
            Clocks.SYSTEM,
            new Explanations(messages.language()),
            RandomGenerator.getDefault());
    List<String> addresses = new ArrayList<>();
    try (PageServer _ =
        PageServer.start(
            0,
            VolunteersPages.of(
                home,
                daemon,
                past,
                Clocks.SYSTEM,
                messages,
                true,
                () -> Main.newer(home),
                () -> {}),
            addresses::add)) {
      presence.say(addresses.getFirst());
      open(URI.create(addresses.getFirst()));
      var _ = Lines.now(); // the kernel is asked, nobody else
    }
  }

  /** As a browser does: the key, then the page behind the door and its settings. */
  private static void open(URI address) throws IOException {
    String door = get(address, "");
    String cookie = header(door, "Set-Cookie").split(";", 2)[0];
    URI page = address.resolve(header(door, "Location"));
    for (String place : List.of("", "settings", "?lang=kk")) {
      var _ = get(page.resolve(place), "Cookie: " + cookie + "\r\n");
    }
  }

  /** By hand: the classes of a client would lie in the cache for nothing. */
  private static String get(URI page, String header) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), page.getPort())) {
      server.setSoTimeout(PATIENCE_MILLIS);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(target(page), page.getAuthority(), header);
      server.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String target(URI page) {
    return page.getRawQuery() == null
        ? page.getRawPath()
        : page.getRawPath() + "?" + page.getRawQuery();
  }

  private static String header(String answer, String name) throws IOException {
    return answer
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow(() -> new IOException("expected " + name + " of the page's door, got none"));
  }
}
