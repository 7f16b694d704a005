package org.burkit.collector.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Brings a directory up to the pages of a collector, beginning at its first page in each language
 * and at all its incidents, also those that no page lists any more. Only what is new or has changed
 * is written; what is gone at the collector is taken away. One thread.
 */
public final class Mirror {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Names what the mirror has, one file a line; nothing else in the directory is touched. */
  private static final String INDEX = "mirror.txt";

  private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
  private static final List<String> BEGINNINGS =
      List.of("/?lang=kk", "/?lang=ru", "/?lang=en", "/style.css");

  private final HttpClient client;
  private final URI from;
  private final String origin;
  private final Path directory;
  private final Deque<Place> due = new ArrayDeque<>();
  private final Set<String> files = new HashSet<>();
  private long written;

  private Mirror(HttpClient client, URI from, String origin, Path directory) {
    this.client = client;
    this.from = from;
    this.origin = origin;
    this.directory = directory;
  }

  /**
   * What became of it.
   *
   * @param files that the mirror has
   * @param written of them, since they were new or had changed
   * @param removed since they are gone at the collector
   */
  public record Outcome(long files, long written, long removed) {}

  /**
   * Mirrors a collector.
   *
   * @param origin where links lead that are not mirrored, such as {@code https://burkit.example}
   * @throws IOException where the collector does not answer with what it should, or the disk fails
   */
  public static Outcome of(URI from, String origin, Path directory)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new Mirror(client, from, origin, directory).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException {
    BEGINNINGS.forEach(this::begin);
    for (JsonNode incident : new JsonMapper().readTree(incidents()).path("incidents")) {
      LANGUAGES.forEach(lang -> begin("/i/" + incident.path("id").asText() + "?lang=" + lang));
    }
    while (!due.isEmpty()) {
      take(due.remove());
    }
    write("index.html", Cover.PAGE.getBytes(StandardCharsets.UTF_8));
    files.add("index.html");
    long removed = removeOthers();
    write(INDEX, (String.join("\n", new TreeSet<>(files)) + "\n").getBytes(StandardCharsets.UTF_8));
    return new Outcome(files.size(), written, removed);
  }

  private void begin(String address) {
    Place.of(address).ifPresent(this::add);
  }

  private byte[] incidents() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/api/v1/incidents");
    if (answer.statusCode() != 200) {
      throw new IOException(
          "expected the incidents, the collector answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(from.resolve(address)).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private void add(Place place) {
    if (files.add(place.file())) {
      due.add(place);
    }
  }

  private void take(Place place) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(place.address());
    int status = answer.statusCode();
    boolean isGone = status == 404 || status == 410;
    if (status == 200) {
      keep(place, answer.body());
    } else if (isGone || !place.isPage()) {
      files.remove(place.file());
    } else {
      throw new IOException(
          place.address() + ": expected a page, the collector answered " + status);
    }
  }

  private void keep(Place place, byte[] body) throws IOException {
    if (place.isPage()) {
      String page = new String(body, StandardCharsets.UTF_8);
      Links.of(page).forEach(this::add);
      write(place.file(), Links.rewritten(page, place, origin).getBytes(StandardCharsets.UTF_8));
    } else {
      write(place.file(), body);
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    written++;
  }

  private long removeOthers() throws IOException {
    Path index = directory.resolve(INDEX);
    if (!Files.exists(index)) {
      return 0;
    }
    long removed = 0;
    try (Stream<String> had = Files.lines(index)) {
      for (String name : had.filter(name -> !files.contains(name)).toList()) {
        Path file = directory.resolve(name).normalize();
        if (file.startsWith(directory.normalize()) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
    }
    return removed;
  }
}
