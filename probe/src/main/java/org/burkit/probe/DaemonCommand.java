package org.burkit.probe;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.consent.Terms;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Handover;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.daemon.Presence;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;
import org.burkit.probe.kernel.Anew;
import org.burkit.probe.line.Lines;
import org.burkit.probe.page.Keys;
import org.burkit.probe.page.PageServer;
import org.burkit.probe.page.VolunteersPages;
import org.burkit.probe.show.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe daemon}: measures in the background, and shows its page on this machine. */
@Command(
    name = "daemon",
    description = "Measures in the background, and shows a page on this machine.",
    sortOptions = false)
final class DaemonCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonCommand.class);
  private static final Duration NOTICES = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private static final int LAST_PORT = 65_535;

  /** That the process was a daemon before it began anew. */
  private static final String AGAIN = "--again";

  /** What the line is may take a program of its own to find out. */
  private static final int SELDOM = 5;

  @Mixin private final RunCommand run = new RunCommand();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "of the page on 127.0.0.1; 0 for any that is free (${DEFAULT-VALUE})")
  private int port;

  @Option(names = AGAIN, hidden = true)
  private boolean isAgain;

  private boolean told;

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    Messages messages = run.home.messagesOrFault();
    if (port < 0 || port > LAST_PORT) {
      throw new WrongUse(List.of("--port: expected 0 to " + LAST_PORT + ", got " + port));
    }
    Home home = new Home(run.home.directory());
    Optional<Presence> place =
        isAgain ? Presence.takeAgain(home) : Optional.of(first(home, messages));
    if (place.isEmpty()) {
      return 0; // everything was deleted in between
    }
    CountDownLatch ended = new CountDownLatch(1);
    try (Presence presence = place.get()) {
      serve(home, presence, messages, ended);
    } catch (BindException e) {
      throw new WrongUse(List.of(messages.get("daemon.port", String.valueOf(port))));
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /** Whatever is wrong with the options is said now, and not in an hour. */
  private Presence first(Home home, Messages messages) throws IOException, WrongUse {
    var _ = RunSettings.of(run);
    Home.open(home.directory());
    Optional<Presence> place = Presence.take(home);
    if (place.isEmpty()) {
      String address = Presence.address(home).orElse("");
      throw new WrongUse(List.of(messages.get("daemon.runs", address)));
    }
    boolean isAgreed = run.consent != null && run.consent == Terms.VERSION;
    if (isAgreed && !Consent.isWithdrawn(home)) {
      Consent.give(home);
    }
    return place.get();
  }

  private void serve(Home home, Presence presence, Messages messages, CountDownLatch ended)
      throws IOException, InterruptedException {
    Optional<Keys> kept = Handover.take(home).filter(_ -> isAgain).flatMap(Keys::parse);
    Past past = Past.of(home);
    Rounds rounds = new Rounds(run);
    Daemon daemon =
        new Daemon(
            home,
            past,
            (settings, targets, watcher) -> {
              try {
                return rounds.run(settings, targets, watcher);
              } finally {
                giveBack();
              }
            },
            Lines::now,
            Clocks.SYSTEM,
            new Explanations(messages.language()),
            RandomGenerator.getDefault());
    Wipe wipe = new Wipe(daemon, new AtomicBoolean());
    Thread ending = new Thread(() -> end(daemon, ended), "probe-end");
    Thread watching = Thread.ofVirtual().name("probe-watch").unstarted(() -> watch(home, daemon));
    PageServer.Furnishing pages =
        VolunteersPages.of(
            home,
            daemon,
            past,
            Clocks.SYSTEM,
            messages,
            !run.collectors.isEmpty(),
            () -> Main.newer(home),
            wipe);
    try (PageServer page = page(kept, pages, address -> tell(address, presence, messages))) {
      watching.start();
      Runtime.getRuntime().addShutdownHook(ending);
      giveBack();
      while (daemon.run() == Daemon.End.USED) {
        beginAnew(home, daemon, page);
      }
    } finally {
      watching.interrupt();
    }
    if (wipe.isWished().get()) {
      home.forget();
    }
  }

  /** Where it was, if it was there before; somebody else may have taken the port in between. */
  private PageServer page(
      Optional<Keys> kept, PageServer.Furnishing pages, Consumer<String> address)
      throws IOException {
    if (kept.isPresent()) {
      try {
        told = true; // by the life before this one
        return PageServer.startAgain(kept.get(), pages, address);
      } catch (BindException e) {
        told = false;
        return PageServer.start(0, pages, address);
      }
    }
    return PageServer.start(port, pages, address);
  }

  /**
   * A run leaves behind forty megabytes, mostly classes, that no collection gives back. Where the
   * process cannot begin anew it goes on as it is.
   */
  private static void beginAnew(Home home, Daemon daemon, PageServer page) {
    try {
      Anew anew = Anew.marked(AGAIN);
      Handover.leave(page.keys().text(), home);
      if (daemon.isCalm()) { // still, right before
        anew.begin();
      }
    } catch (IOException e) {
      LOG.debug("the process does not begin anew", e);
      daemon.goOn();
    }
    try {
      PrivateFile.delete(home.handover());
    } catch (IOException e) {
      LOG.debug("what was left stays until the next start", e);
    }
  }

  /**
   * An hour may pass before the heap is looked through by itself: until then the machine would lack
   * what nobody uses.
   */
  private static void giveBack() {
    Runtime.getRuntime().gc();
  }

  /** The file has each address; the terminal that began it has the first. */
  private void tell(String address, Presence presence, Messages messages) {
    presence.say(address);
    if (!told) {
      told = true;
      System.err.println(messages.get("daemon.page", address));
    }
  }

  /** What was measured is on the disk already: a run that is going on is broken off. */
  private static void end(Daemon daemon, CountDownLatch ended) {
    daemon.stop();
    try {
      var _ = ended.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the daemon once the browser has its last page. */
  private record Wipe(Daemon daemon, AtomicBoolean isWished) implements Runnable {
    @Override
    public void run() {
      isWished.set(true);
      try {
        Thread.sleep(NOTICES);
        daemon.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Ends at once where the volunteer has had everything deleted from elsewhere, and has a run
   * broken off where consent was withdrawn or the line is another.
   */
  private static void watch(Home home, Daemon daemon) {
    try {
      for (int n = 1; Files.exists(home.running()); n++) {
        Thread.sleep(NOTICES);
        if (n % SELDOM == 0) {
          heed(daemon);
        }
      }
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void heed(Daemon daemon) {
    try {
      daemon.heed();
    } catch (IOException e) {
      LOG.warn("whether to go on measuring could not be told: {}", e.toString());
    }
  }
}
