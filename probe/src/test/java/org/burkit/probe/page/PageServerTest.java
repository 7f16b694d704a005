package org.burkit.probe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.envelope.OpeningKey;
import org.burkit.model.MeasurementId;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
import org.burkit.probe.plan.Mode;
import org.burkit.probe.show.Messages;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.takeout.SealedTakeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser gets it, and as those get it who should not. */
class PageServerTest {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]+)\"");

  @TempDir Path directory;
  private final List<String> addresses = new ArrayList<>();
  private final CountDownLatch wiped = new CountDownLatch(1);
  private Optional<String> newer = Optional.empty();
  private Home home;
  private Past past;
  private Daemon daemon;
  private PageServer server;
  private int port;
  private String path = "";
  private String cookie = "";

  /** What came back: the head as it is, and the body. */
  private record Answer(int status, String head, String body) {
    String header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory);
    past = Past.of(home);
    daemon =
        new Daemon(
            home,
            past,
            (_, _, _) -> 0,
            () -> Line.NONE,
            Clocks.SYSTEM,
            new Explanations(Locale.ENGLISH),
            new SplittableRandom(7));
    server = PageServer.start(0, pages(), addresses::add);
    port = URI.create(addresses.getFirst()).getPort();
  }

  private PageServer.Furnishing pages() {
    return VolunteersPages.of(
        home,
        daemon,
        past,
        Clocks.SYSTEM,
        new Messages(Locale.ENGLISH),
        true,
        () -> newer,
        wiped::countDown);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void key_opensOnce_andAnotherTakesItsPlace() throws Exception {
    String first = addresses.getFirst().replaceAll(".*\\?", "/?");
    Answer opened = get(first, Map.of());

    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(get(first, Map.of()).status()).isEqualTo(403);
    assertThat(addresses).hasSize(2);
    assertThat(get(addresses.getLast().replaceAll(".*\\?", "/?"), Map.of()).status())
        .isEqualTo(303);
  }

  @Test
  void pageThatIsThereOnceMore_knowsWhoWasIn_andOpensByTheKeyThatWasNext() throws Exception {
    enter();
    String next = addresses.getLast();
    Keys kept = Keys.parse(server.keys().text()).orElseThrow();
    server.close();
    server = PageServer.startAgain(kept, pages(), addresses::add);

    assertThat(addresses).last().isEqualTo(next);
    assertThat(get(path + "/", Map.of("Cookie", cookie)).status()).isEqualTo(200);
    assertThat(get(path + "/", Map.of()).status()).isEqualTo(403);
    assertThat(get(next.replaceAll(".*\\?", "/?"), Map.of()).status()).isEqualTo(303);
    assertThat(get(next.replaceAll(".*\\?", "/?"), Map.of()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1\n/a\nb\nc\nd",
        "x\n/Z\nZ\nZ\nZ",
        "70000\n/Z\nZ\nZ\nZ",
        "1\nZ\nZ\nZ\nZ"
      })
  void keysThatAreNone_areNotTaken(String text) {
    assertThat(Keys.parse(text.replace("Z", "0".repeat(32)))).isEmpty();
  }

  @Test
  void withoutCookie_withAWrongOne_orElsewhere_nobodyComesIn() throws Exception {
    enter();

    assertThat(get(path + "/", Map.of()).status()).isEqualTo(403);
    assertThat(get(path + "/", Map.of("Cookie", "burkit=" + "0".repeat(32))).status())
        .isEqualTo(403);
    assertThat(get("/", Map.of("Cookie", cookie)).status()).isEqualTo(403);
    assertThat(get("/?key=", Map.of()).status()).isEqualTo(403);
    assertThat(get(path + "/events", Map.of()).status()).isEqualTo(403);
    assertThat(get(path + "/", Map.of("Cookie", "a=b; " + cookie)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example", ""})
  void nameThatIsNotThisMachines_isRefused(String host) throws Exception {
    enter();

    assertThat(get(path + "/", Map.of("Cookie", cookie, "Host", host)).status()).isEqualTo(403);
    assertThat(get(addresses.getLast().replaceAll(".*\\?", "/?"), Map.of("Host", host)).status())
        .isEqualTo(403);
  }

  @Test
  void whatWaits_comesAsAFileForTheCollectorAlone_onceItsKeyIsKnown() throws Exception {
    enter();
    new Spool(home).add(new MeasurementId("a".repeat(64)), new byte[] {'{', '}'}, Instant.EPOCH);
    assertThat(get(path + "/sealed", Map.of("Cookie", cookie)).status()).isEqualTo(404);
    assertThat(get(path + "/settings", Map.of("Cookie", cookie)).body()).doesNotContain("/sealed");
    new CollectorsKey(home).keep(OpeningKey.generate().sealing());

    Answer file = get(path + "/sealed", Map.of("Cookie", cookie));

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Disposition")).contains(SealedTakeout.NAME);
    assertThat(file.body()).contains("BURKSEAL");
    assertThat(get(path + "/settings", Map.of("Cookie", cookie)).body()).contains("/sealed");
    assertThat(get(path + "/sealed", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void newerVersion_isToldOf_andNothingMore() throws Exception {
    Consent.give(home);
    enter();
    assertThat(get(path + "/", Map.of("Cookie", cookie)).body()).doesNotContain("newer version");
    newer = Optional.of("0.2.0");

    assertThat(get(path + "/", Map.of("Cookie", cookie)).body())
        .contains("A newer version of this program is out: 0.2.0.");
  }

  @Test
  void formOfAnotherSite_orWithoutItsMark_changesNothing() throws Exception {
    enter();
    String form = form(path + "/settings");

    assertThat(post("/pause", Map.of("for", "ever"), Map.of()).status()).isEqualTo(403);
    assertThat(post("/pause", Map.of("form", "0"), Map.of()).status()).isEqualTo(403);
    assertThat(
            post("/pause", Map.of("form", form), Map.of("Origin", "http://evil.example")).status())
        .isEqualTo(403);
    assertThat(post("/pause", Map.of("form", form), Map.of("Origin", "null")).status())
        .isEqualTo(403);
    assertThat(daemon.state().settings().pausedUntil()).isEmpty();

    String here = "http://127.0.0.1:" + port;
    assertThat(post("/pause", Map.of("form", form, "for", "ever"), Map.of("Origin", here)).status())
        .isEqualTo(303);
    assertThat(daemon.state().settings().pausedUntil()).contains(Settings.FOR_EVER);
  }

  @Test
  void everyPage_mayLoadNothingFromElsewhere() throws Exception {
    enter();

    for (String place : List.of("/", "/settings", "/page.css", "/page.js", "/none")) {
      Answer answer = get(path + place, Map.of("Cookie", cookie));
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.body()).doesNotContain("<script>", "style=", "onclick", "https://");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru", "en"})
  void beforeConsent_thereIsOnlyTheTextAndItsQuestions(String language) throws Exception {
    enter();
    Answer answer = get(path + "/?lang=" + language, Map.of("Cookie", cookie));

    assertThat(answer.body())
        .contains("<html lang=\"" + language + "\">", "name=\"q1\"", "name=\"q3\"")
        .contains(new Messages(Locale.of(language)).get("consent.3.head"))
        .doesNotContain("id=\"state\"");
  }

  @Test
  void consent_takesRightAnswers() throws Exception {
    enter();
    String form = form(path + "/");
    Answer wrong =
        post("/consent", Map.of("form", form, "q1", "2", "q2", "1", "q3", "1"), Map.of());
    assertThat(wrong.body()).contains("role=\"alert\"", "question 3");
    assertThat(Consent.isGiven(home)).isFalse();

    post("/consent", Map.of("form", form, "q1", "2", "q2", "1", "q3", "3"), Map.of());
    assertThat(Consent.isGiven(home)).isTrue();
    assertThat(get(path + "/", Map.of("Cookie", cookie)).body()).contains("id=\"state\"");

    post("/withdraw", Map.of("form", form), Map.of());
    assertThat(Consent.isGiven(home)).isFalse();
  }

  @Test
  void settings_areKept_orRefusedAsAWhole() throws Exception {
    enter();
    String form = form(path + "/settings");
    Map<String, String> wished =
        Map.of(
            "form", form,
            "mode", "standard",
            "megabytes", "50",
            "quiet_from", "22:00",
            "quiet_to", "06:30");

    assertThat(post("/settings", wished, Map.of()).status()).isEqualTo(303);
    Settings kept = Settings.of(home);
    assertThat(kept)
        .isEqualTo(
            new Settings(
                Mode.STANDARD,
                false,
                50,
                Optional.of(new Settings.Quiet(LocalTime.of(22, 0), LocalTime.of(6, 30))),
                false,
                Optional.empty()));
    for (String megabytes : List.of("0", "-1", "many", "", "1000000000000")) {
      assertThat(post("/settings", Map.of("form", form, "megabytes", megabytes), Map.of()).status())
          .isEqualTo(400);
    }
    assertThat(Settings.of(home)).isEqualTo(kept);
  }

  @Test
  void wipe_needsAWord() throws Exception {
    enter();
    String form = form(path + "/settings");
    post("/wipe", Map.of("form", form), Map.of());
    assertThat(wiped.getCount()).isEqualTo(1);

    assertThat(post("/wipe", Map.of("form", form, "sure", "yes"), Map.of()).status())
        .isEqualTo(200);
    assertThat(wiped.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tooLargeForm_isNone() throws Exception {
    enter();
    String form = form(path + "/settings");

    assertThat(post("/pause", Map.of("x", "y".repeat(40_000), "form", form), Map.of()).status())
        .isIn(403, 303);
    assertThat(Files.exists(home.settings()))
        .isEqualTo(daemon.state().settings().pausedUntil().isPresent());
  }

  @Test
  void events_tellTheStateAndEachChange() throws Exception {
    enter();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(request("GET", path + "/events", Map.of("Cookie", cookie), ""));
      var in =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(nextEvent(in)).isNotBlank();
      daemon.lookAgain();
      assertThat(nextEvent(in)).isNotBlank();
    }
  }

  private static String nextEvent(java.io.BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith("data:")) {
      line = in.readLine();
    }
    return line == null ? "" : line;
  }

  private void enter() throws IOException {
    Answer opened = get(addresses.getLast().replaceAll(".*\\?", "/?"), Map.of());
    path = opened.header("Location").replaceAll("/$", "");
    cookie = opened.header("Set-Cookie").split(";")[0];
  }

  private String form(String place) throws IOException {
    Matcher form = FORM.matcher(get(place, Map.of("Cookie", cookie)).body());
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private Answer get(String place, Map<String, String> headers) throws IOException {
    return ask(request("GET", place, headers, ""));
  }

  private Answer post(String place, Map<String, String> fields, Map<String, String> headers)
      throws IOException {
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("Cookie", cookie);
    return ask(request("POST", path + place, all, body));
  }

  private byte[] request(String method, String place, Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder(method + " " + place + " HTTP/1.1\r\n");
    if (!headers.containsKey("Host")) {
      text.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("Connection: close\r\nContent-Length: ").append(body.length()).append("\r\n\r\n");
    return text.append(body).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Answer ask(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      return new Answer(
          Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
    }
  }
}
