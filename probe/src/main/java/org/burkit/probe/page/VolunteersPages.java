package org.burkit.probe.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.envelope.SealingKey;
import org.burkit.model.MeasurementId;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.consent.Terms;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Entry;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.Home;
import org.burkit.probe.page.PageServer.Reply;
import org.burkit.probe.plan.Mode;
import org.burkit.probe.show.Messages;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.takeout.SealedTakeout;

/** What the volunteer's page shows and does. Any thread may ask. */
public final class VolunteersPages implements PageServer.Pages {
  /** How long a browser is left without a word. */
  private static final Duration BREATH = Duration.ofSeconds(20);

  private final Home home;
  private final Daemon daemon;
  private final Past past;
  private final Clocks clocks;
  private final boolean hasCollector;
  private final Updates updates;
  private final Runnable wipe;
  private final Door door;
  private volatile Messages messages;

  /**
   * @param language until another is asked for
   * @param hasCollector whether one is named, so that results can be sent
   * @param wipe deletes everything and ends the program, after the answer is out
   */
  VolunteersPages(
      Home home,
      Daemon daemon,
      Past past,
      Clocks clocks,
      Messages language,
      boolean hasCollector,
      Updates updates,
      Runnable wipe,
      Door door) {
    this.home = home;
    this.daemon = daemon;
    this.past = past;
    this.clocks = clocks;
    this.messages = language;
    this.hasCollector = hasCollector;
    this.updates = updates;
    this.wipe = wipe;
    this.door = door;
  }

  /** Says whether a newer version of the program is out. */
  public interface Updates {
    /** Its name; empty where none is known. */
    Optional<String> newer() throws IOException;
  }

  /**
   * The pages of a daemon, for whatever door they come to lie behind.
   *
   * @param hasCollector whether one is named, so that results can be sent
   */
  public static PageServer.Furnishing of(
      Home home,
      Daemon daemon,
      Past past,
      Clocks clocks,
      Messages language,
      boolean hasCollector,
      Updates updates,
      Runnable wipe) {
    return door ->
        new VolunteersPages(
            home, daemon, past, clocks, language, hasCollector, updates, wipe, door);
  }

  private Screens screens() {
    return new Screens(messages, door.path(), door.form(), clocks.wall().getZone());
  }

  @Override
  public Reply answer(String method, String place, Map<String, String> said) throws IOException {
    daemon.look();
    chooseLanguage(said.getOrDefault("lang", ""));
    return method.equals("POST") ? act(place, said) : show(place, said);
  }

  private void chooseLanguage(String wanted) {
    Explanations.LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(wanted))
        .findFirst()
        .ifPresent(known -> messages = new Messages(known));
  }

  private Reply show(String place, Map<String, String> said) throws IOException {
    return switch (place) {
      case "/page.css" -> Reply.file("text/css; charset=utf-8", resource("page.css"));
      case "/page.js" -> Reply.file("text/javascript; charset=utf-8", resource("page.js"));
      case "/" -> Consent.isGiven(home) ? overview() : Reply.html(200, screens().consent(0));
      case "/settings" -> {
        boolean seals = new CollectorsKey(home).known().isPresent();
        yield Reply.html(200, screens().settings(daemon.state().settings(), seals));
      }
      case "/made" -> made(said.getOrDefault("id", ""));
      case "/export" -> export();
      case "/sealed" -> sealed();
      default -> Reply.plain(404, messages.get("page.none"));
    };
  }

  private Reply overview() throws IOException {
    ZonedDateTime now = clocks.wall();
    return Reply.html(
        200,
        screens()
            .home(
                daemon.state(),
                past.entries(),
                past.spent(now.toInstant()),
                waiting(),
                updates.newer(),
                now.toLocalDate()));
  }

  private OptionalInt waiting() throws IOException {
    return hasCollector ? OptionalInt.of(new Spool(home).waiting().size()) : OptionalInt.empty();
  }

  private Reply made(String text) throws IOException {
    Optional<Entry> entry =
        past.entries().stream().filter(e -> e.id().hex().equals(text)).findFirst();
    if (entry.isEmpty()) {
      return Reply.plain(404, messages.get("page.none"));
    }
    MeasurementId id = entry.get().id();
    boolean waits = new Spool(home).waiting().stream().anyMatch(w -> w.id().equals(id));
    boolean left = !waits && entry.get().submission().equals("spooled");
    String what = waits ? "waits" : left ? "accepted" : entry.get().submission();
    Optional<String> json = past.whole(id).map(b -> new String(b, StandardCharsets.UTF_8));
    return Reply.html(200, screens().made(id, json, what));
  }

  private Reply export() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Entry entry : past.entries()) {
      past.whole(entry.id())
          .ifPresent(b -> lines.append(new String(b, StandardCharsets.UTF_8)).append('\n'));
    }
    return Reply.download(
        "application/x-ndjson", "burkit.jsonl", new PageServer.Body.Text(lines.toString()));
  }

  /** What waits, for the collector alone. */
  private Reply sealed() throws IOException {
    Optional<SealingKey> key = new CollectorsKey(home).known();
    if (key.isEmpty()) {
      return Reply.plain(404, messages.get("page.sealed.no.key"));
    }
    SealedTakeout takeout = SealedTakeout.of(new Spool(home), past, false);
    PageServer.Body.Flow flow =
        out -> {
          var _ = takeout.seal(out, key.get());
        };
    return Reply.download("application/octet-stream", SealedTakeout.NAME, flow);
  }

  private Reply act(String place, Map<String, String> said) throws IOException {
    return switch (place) {
      case "/consent" -> consent(said);
      case "/settings" -> settings(said);
      case "/pause" -> {
        daemon.change(daemon.state().settings().paused(Optional.of(until(said))));
        yield Reply.see(door.path() + "/");
      }
      case "/resume" -> {
        daemon.change(daemon.state().settings().paused(Optional.empty()));
        yield Reply.see(door.path() + "/");
      }
      case "/withdraw" -> {
        Consent.withdraw(home);
        daemon.lookAgain();
        yield Reply.see(door.path() + "/");
      }
      case "/wipe" -> wiped(said);
      default -> Reply.plain(404, messages.get("page.none"));
    };
  }

  private Instant until(Map<String, String> said) {
    Instant now = clocks.wall().toInstant();
    return switch (said.getOrDefault("for", "")) {
      case "hour" -> now.plus(Duration.ofHours(1));
      case "day" -> now.plus(Duration.ofDays(1));
      default -> Settings.FOR_EVER;
    };
  }

  private Reply consent(Map<String, String> said) throws IOException {
    List<Integer> answers = new ArrayList<>();
    for (int question = 1; question <= Terms.questions(); question++) {
      String answer = said.getOrDefault("q" + question, "");
      answers.add(answer.matches("[1-9]") ? Integer.parseInt(answer) : 0);
    }
    int wrong = Terms.firstWrong(answers);
    if (wrong > 0) {
      return Reply.html(200, screens().consent(wrong));
    }
    Consent.give(home);
    daemon.lookAgain();
    return Reply.see(door.path() + "/");
  }

  private Reply settings(Map<String, String> said) throws IOException {
    Settings before = daemon.state().settings();
    try {
      String from = said.getOrDefault("quiet_from", "");
      String to = said.getOrDefault("quiet_to", "");
      boolean quiet = !from.isEmpty() && !to.isEmpty() && !from.equals(to);
      daemon.change(
          new Settings(
              Mode.valueOf(said.getOrDefault("mode", "careful").toUpperCase(Locale.ROOT)),
              said.containsKey("uploads"),
              Integer.parseInt(said.getOrDefault("megabytes", "")),
              quiet
                  ? Optional.of(new Settings.Quiet(LocalTime.parse(from), LocalTime.parse(to)))
                  : Optional.empty(),
              said.containsKey("on_metered"),
              before.pausedUntil()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Reply.plain(400, messages.get("page.settings.wrong"));
    }
    return Reply.see(door.path() + "/settings");
  }

  private Reply wiped(Map<String, String> said) {
    if (!said.containsKey("sure")) {
      return Reply.see(door.path() + "/settings");
    }
    Thread.ofPlatform().name("probe-wipe").start(wipe);
    return Reply.html(200, screens().sentence("page.wiped"));
  }

  /** Server-sent events: the state's sentence, whenever it is another. */
  @Override
  public void follow(OutputStream out) throws IOException, InterruptedException {
    long seen = -1;
    while (true) {
      daemon.look();
      Daemon.State state = daemon.await(seen, BREATH);
      String event =
          state.version() == seen
              ? ":\n\n"
              : "data: " + screens().state(state.next(), state).replace('\n', ' ') + "\n\n";
      seen = state.version();
      out.write(event.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(VolunteersPages.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
