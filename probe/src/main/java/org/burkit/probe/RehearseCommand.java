package org.burkit.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
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

  @Mixin private final HomeOption options = new HomeOption();

  @Override
  public Integer call() throws IOException, WrongUse {
    Messages messages = options.messagesOrFault();
    Home home = Home.open(options.directory());
    Past past = Past.of(home);
    Daemon daemon =
        new Daemon(
            home,
            past,
            (_, _, _) -> 0,
            () -> Line.NONE,
            Clocks.SYSTEM,
            new Explanations(messages.language()),
            RandomGenerator.getDefault());
    List<String> addresses = new ArrayList<>();
    try (PageServer _ =
        PageServer.start(
            0,
            VolunteersPages.of(
                home, daemon, past, Clocks.SYSTEM, messages, () -> Main.newer(home), () -> {}),
            addresses::add)) {
      open(addresses.getFirst());
    }
    home.forget();
    return 0;
  }

  /** As a browser does: the key, then the page behind the door and its settings. */
  private static void open(String address) throws IOException {
    HttpURLConnection door = get(address, Optional.empty());
    String cookie = door.getHeaderField("Set-Cookie").split(";", 2)[0];
    URI page = URI.create(address).resolve(door.getHeaderField("Location"));
    for (String place : List.of("", "settings")) {
      get(page.resolve(place).toString(), Optional.of(cookie)).getInputStream().readAllBytes();
    }
  }

  private static HttpURLConnection get(String address, Optional<String> cookie) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
    request.setInstanceFollowRedirects(false);
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    cookie.ifPresent(shown -> request.setRequestProperty("Cookie", shown));
    var _ = request.getResponseCode();
    return request;
  }
}
