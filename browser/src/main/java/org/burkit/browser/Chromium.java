package org.burkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Chromium without a window, driven over its DevTools protocol; one tab. One thread. */
public final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LISTENING = "DevTools listening on ws://";
  private static final int PATIENCE_SECONDS = 60;

  /** For those that it started as well: they write into its directory until they end. */
  private static final int LAST_WORDS_SECONDS = 20;

  private static final String FIRST_CONTENT =
      """
      new Promise(done => new PerformanceObserver(list => list.getEntries()
            .filter(e => e.name === 'first-contentful-paint')
            .forEach(e => done(e.startTime)))
          .observe({type: 'paint', buffered: true}))
      """;

  private static final String SHIFT =
      """
      new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries()
            .filter(e => !e.hadRecentInput)
            .forEach(e => { sum += e.value; }))
          .observe({type: 'layout-shift', buffered: true});
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      })
      """;

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> came = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private int calls;

  private Chromium(Process process) throws IOException, InterruptedException {
    this.process = process;
    URI tab = tab();
    this.socket = http.newWebSocketBuilder().buildAsync(tab, new Listener()).join();
    call("Page.enable", JSON.createObjectNode());
  }

  /** Where it is installed. */
  public static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
  }

  /** With a fresh profile in {@code directory}. */
  public static Chromium start(Path directory) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--remote-debugging-port=0",
            "--user-data-dir=" + directory.resolve("profile"),
            "about:blank");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    try {
      return new Chromium(process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private URI tab() throws IOException, InterruptedException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("chromium ended before it listened");
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
    String address = line.substring(LISTENING.length()).split("/", 2)[0];
    var request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build();
    String tabs = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (JsonNode tab : JSON.readTree(tabs)) {
      if (tab.path("type").asText().equals("page")) {
        return URI.create(tab.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("chromium has no tab: " + tabs);
  }

  /** Whether pages may run script from now on; what is evaluated here always may. */
  public void allowScript(boolean allowed) throws IOException {
    ObjectNode how = JSON.createObjectNode().put("value", !allowed);
    call("Emulation.setScriptExecutionDisabled", how);
  }

  /** No page reaches a network from now on. */
  public void goOffline() throws IOException {
    call("Network.enable", JSON.createObjectNode());
    ObjectNode none = JSON.createObjectNode().put("offline", true).put("latency", 0);
    none.put("downloadThroughput", -1).put("uploadThroughput", -1);
    call("Network.emulateNetworkConditions", none);
  }

  /** Loads a page in a window so many pixels wide, in light or dark colours. */
  public void open(String url, int width, boolean dark) throws IOException {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", 800);
    call(
        "Emulation.setDeviceMetricsOverride",
        size.put("deviceScaleFactor", 1).put("mobile", width < 500));
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
    came.clear();
    call("Page.navigate", JSON.createObjectNode().put("url", url));
    awaitLoaded();
  }

  /** Does what leads to another page, and waits for that. */
  public void follow(String expression) throws IOException {
    came.clear();
    evaluate(expression);
    awaitLoaded();
  }

  private void awaitLoaded() throws IOException {
    await(message -> message.path("method").asText().equals("Page.loadEventFired"));
  }

  /** What an expression gives, once its promise is kept. */
  public JsonNode evaluate(String expression) throws IOException {
    ObjectNode how = JSON.createObjectNode().put("expression", expression);
    JsonNode answer =
        call("Runtime.evaluate", how.put("awaitPromise", true).put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.path("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** The whole page, as PNG, at most so high. */
  public byte[] picture(int width, int most) throws IOException {
    int height = Math.min(most, evaluate("document.documentElement.scrollHeight").asInt());
    ObjectNode how =
        JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true);
    ObjectNode clip = how.putObject("clip").put("x", 0).put("y", 0).put("scale", 1);
    clip.put("width", width).put("height", height);
    return Base64.getDecoder().decode(call("Page.captureScreenshot", how).path("data").asText());
  }

  /**
   * When the page first painted text or a picture (Paint Timing), in milliseconds after it was
   * asked for.
   */
  public double firstContent() throws IOException {
    return evaluate(FIRST_CONTENT).asDouble();
  }

  /**
   * The sum of all layout shifts so far (Layout Instability API) but for those that follow a change
   * of the window's size.
   */
  public double layoutShift() throws IOException {
    return evaluate(SHIFT).asDouble();
  }

  private JsonNode call(String method, ObjectNode parameters) throws IOException {
    int id = ++calls;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    JsonNode answer = await(m -> m.path("id").asInt() == id);
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  private JsonNode await(Predicate<JsonNode> wanted) throws IOException {
    List<JsonNode> others = new ArrayList<>();
    try {
      JsonNode message = came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (message != null && !wanted.test(message)) {
        others.add(message);
        message = came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      came.addAll(others);
      if (message == null) {
        throw new IOException("chromium did not answer");
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        came.add(parse(part.toString()));
        part.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, text, last);
    }

    private static JsonNode parse(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new IllegalStateException("chromium speaks JSON", e);
      }
    }
  }

  @Override
  public void close() {
    ProcessHandle[] all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
            .toArray(ProcessHandle[]::new);
    socket.abort();
    http.close();
    process.destroy();
    try {
      var ends = Stream.of(all).map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(ends).get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      Stream.of(all).forEach(ProcessHandle::destroyForcibly);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process does not fail", e);
    } catch (InterruptedException e) {
      Stream.of(all).forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
