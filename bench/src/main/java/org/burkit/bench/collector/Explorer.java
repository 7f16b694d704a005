package org.burkit.bench.collector;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.editor.Contests;
import org.burkit.collector.editor.Desk;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.page.Pages;
import org.burkit.collector.query.CloseLook;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.PublicStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Door;
import org.burkit.collector.web.WebServer;
import org.burkit.lists.Lists;

/** The pages of a collector over a full store, on a port of loopback. One thread. */
final class Explorer implements Closeable {
  static final int INCIDENTS = 10_000;
  static final List<String> LANGUAGES = List.of("kk", "ru", "en");
  private static final long BODIES = 1 << 20;

  private final FileJournal journal;
  private final DuckStore store;
  private final WebServer web;
  private final List<String> ids;
  private final HttpClient client = HttpClient.newHttpClient();

  private Explorer(FileJournal journal, DuckStore store, WebServer web, List<String> ids) {
    this.journal = journal;
    this.store = store;
    this.web = web;
    this.ids = ids;
  }

  /** A kind of page. */
  record Page(String name, Paths path) {
    boolean isSeen() {
      return !name.equals("feed");
    }
  }

  /** The address of the page in each round. */
  @FunctionalInterface
  interface Paths {
    String of(int round);
  }

  static Explorer of(Path directory, long rows, long seed)
      throws IOException, InterruptedException {
    FileJournal journal = FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
    var told = new ToldIncidents(INCIDENTS);
    DuckStore store = new Filled(rows, seed).fill(directory.resolve("store.duckdb"), told::hear);
    told.tell(store, journal);
    InstantSource clock = told::now;
    WebServer web = serve(directory, journal, new PublicStore(store), clock);
    return new Explorer(journal, store, web, told.ids());
  }

  private static WebServer serve(
      Path directory, FileJournal journal, Store store, InstantSource clock) throws IOException {
    Lists lists = Lists.bundled();
    var contests =
        new Contests(
            new Desk(journal, store, clock),
            PrefixKeys.open(directory.resolve("salt"), clock),
            clock);
    var pages =
        new Pages(
            store,
            new CloseLook(journal, lists.references()),
            lists,
            clock,
            Optional.of(URI.create("https://burkit.example")),
            _ -> List.of(),
            List::of,
            contests,
            Optional.empty());
    var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return WebServer.start(Door.plain(listen), pages.routes(), new ByteBudget(BODIES));
  }

  List<Page> pages() {
    return List.of(
        new Page("home", n -> "/?" + language(n)),
        new Page("check", n -> "/check?u=" + site(n) + "&" + language(n)),
        new Page("incident", n -> "/i/" + id(n) + "?" + language(n)),
        new Page("tests of an incident", n -> "/i/" + id(n) + "/tests?side=for&" + language(n)),
        new Page("share", n -> "/i/" + id(n) + "/share?" + language(n)),
        new Page("host", n -> "/d/" + site(n) + "?" + language(n)),
        new Page("network", n -> "/n/AS" + (64_500 + n % 40) + "?" + language(n)),
        new Page("country", n -> "/c/KZ?" + language(n)),
        new Page("explore a host", n -> "/explore?cc=KZ&domain=" + site(n) + "&" + language(n)),
        new Page("explore a country", n -> "/explore?cc=KZ&" + language(n)),
        new Page("feed", n -> "/feed.atom?domain=" + site(n) + "&" + language(n)),
        new Page("glossary", n -> "/glossary?" + language(n)));
  }

  private static String language(int round) {
    return "lang=" + LANGUAGES.get(round % LANGUAGES.size());
  }

  private static String site(int round) {
    return Filled.domain(round * 7 % 600);
  }

  private String id(int round) {
    return ids.get(round * 97 % ids.size());
  }

  int port() {
    return web.port();
  }

  /** How many bytes came. */
  long get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path)).build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": expected 200, got " + answer.statusCode());
    }
    return answer.body().length;
  }

  @Override
  public void close() throws IOException {
    client.close();
    web.close();
    store.close();
    journal.close();
  }
}
