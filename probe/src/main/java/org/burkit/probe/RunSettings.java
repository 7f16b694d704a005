package org.burkit.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Trust;
import org.burkit.lists.bundle.Unfit;
import org.burkit.lists.file.Fault;
import org.burkit.model.CountryCode;
import org.burkit.model.ServiceTest;
import org.burkit.model.Target;
import org.burkit.probe.home.Home;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Bandwidth;
import org.burkit.probe.nettest.QuicPlan;
import org.burkit.probe.plan.Caution;
import org.burkit.probe.plan.Guard;
import org.burkit.probe.plan.TargetPlan;
import org.burkit.probe.plan.Wish;
import org.burkit.probe.show.Messages;
import org.burkit.probe.show.ReportFile;
import org.burkit.probe.submit.Route;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run, read and found to be right.
 *
 * @param inTurns whether lists are begun elsewhere each time, so that none of them is last for ever
 * @param uploads false where nothing that was measured may leave the machine
 */
record RunSettings(
    Wish wish,
    Stock stock,
    Optional<byte[]> listRoot,
    List<HttpUrl> collectors,
    Optional<InetSocketAddress> proxy,
    boolean uploads,
    Optional<HttpUrl> control,
    InetSocketAddress resolver,
    HttpUrl doh,
    HttpUrl dot,
    Optional<String> whoami,
    Path home,
    Optional<ReportFile> report,
    int atMost,
    boolean inTurns,
    int parallel,
    Optional<Bandwidth> bandwidth,
    Duration step,
    boolean tryQuic,
    Messages messages) {
  private static final int DNS_PORT = 53;

  /** Where Tor listens. */
  private static final int SOCKS_PORT = 9050;

  private static final int DNS_OVER_TLS_PORT = 853;
  private static final int MOST_AT_ONCE = 64;

  /** Three steps must fit into what a target may take as a whole. */
  private static final int LONGEST_STEP = 15;

  /**
   * @throws WrongUse with every fault, where there is any
   */
  static RunSettings of(RunCommand options) throws WrongUse {
    List<String> faults = new ArrayList<>();
    Optional<Lists> lists = lists(options.lists, faults);
    Optional<CountryCode> country = CountryCode.parse(options.country);
    if (country.isEmpty()) {
      faults.add("--country: expected two capital letters, got '" + options.country + "'");
    }
    Caution caution =
        new Caution(
            options.mode,
            options.allowed,
            options.denied,
            new Home(options.home.directory()).denied());
    Function<Lists, Guard> guard = caution.guard(faults);
    Stock stock = new Stock(lists, guard, certificates(options.caFile, faults));
    Wish wish =
        new Wish(
            options.urls,
            options.services,
            Optional.ofNullable(options.list),
            country.orElse(CountryCode.UNKNOWN));
    if (!wish.namesNothing()) {
      faults.addAll(TargetPlan.of(wish, stock.lists(), stock.guard()).faults());
    }
    Optional<byte[]> listRoot = listRoot(options.listRoot, faults);
    List<HttpUrl> collectors =
        options.collectors.stream()
            .flatMap(text -> url("--collector", text, faults).stream())
            .toList();
    Optional<InetSocketAddress> proxy = proxy(options.proxy, collectors, faults);
    Optional<HttpUrl> control = url("--control", options.control, faults);
    Optional<HttpUrl> doh = url("--doh", options.doh, faults);
    Optional<HttpUrl> dot = dot(options.dot, doh, faults);
    Optional<InetSocketAddress> resolver = Addresses.parseEndpoint(options.resolver, DNS_PORT);
    if (resolver.isEmpty()) {
      faults.add("--resolver: expected IP or IP:PORT, got '" + options.resolver + "'");
    }
    if (options.atMost < 0) {
      faults.add("--at-most: expected a number of sites, or 0 for all, got " + options.atMost);
    }
    within("--parallel", options.parallel, MOST_AT_ONCE, faults);
    if (options.maxKbps != 0) {
      within("--max-kbps", options.maxKbps, Bandwidth.MOST_KILOBITS, faults);
    }
    within("--step-timeout", options.stepTimeout, LONGEST_STEP, faults);
    Optional<Messages> messages = options.home.messages();
    if (messages.isEmpty()) {
      faults.add(options.home.languageFault());
    }
    Optional<ReportFile> report =
        faults.isEmpty() ? report(options.report, faults) : Optional.empty();
    if (!faults.isEmpty()) {
      throw new WrongUse(faults);
    }
    return new RunSettings(
        wish,
        stock,
        listRoot,
        collectors,
        proxy,
        !options.noUpload,
        control,
        resolver.orElseThrow(),
        doh.orElseThrow(),
        dot.orElseThrow(),
        Optional.of(options.whoami).filter(name -> !name.isEmpty()),
        options.home.directory(),
        report,
        options.atMost == 0 ? Integer.MAX_VALUE : options.atMost,
        options.inTurns,
        options.parallel,
        options.maxKbps == 0
            ? Optional.empty()
            : Optional.of(Bandwidth.ofKilobits(options.maxKbps)),
        Duration.ofSeconds(options.stepTimeout),
        options.quic,
        messages.orElse(new Messages(Locale.ENGLISH)));
  }

  Lists lists() {
    return stock.lists();
  }

  Guard guard() {
    return stock.guard();
  }

  QuicPlan quic() {
    return new QuicPlan(tryQuic, lists().http3().stream().map(Target::new).toList());
  }

  /** What people call the services, by the input that stands for each. */
  Map<String, String> serviceNames() {
    return lists().services().stream()
        .collect(
            Collectors.toMap(
                service -> ServiceTest.INPUT + service.id(),
                service -> service.name().in(messages.language())));
  }

  /** Empty where those count that came with the program. */
  private static Optional<Lists> lists(@Nullable Path directory, List<String> faults) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      Lists lists = Lists.read(directory);
      if (lists.neutral().isEmpty()) {
        faults.add(
            "--lists "
                + directory
                + ": expected a neutral host in controls.yaml for the gate,"
                + " found none; add one that no network blocks");
      }
      return Optional.of(lists);
    } catch (FaultyListsException e) {
      e.faults().stream().map(Fault::toString).forEach(faults::add);
    } catch (IOException e) {
      faults.add("--lists " + directory + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<byte[]> listRoot(@Nullable Path file, List<String> faults) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      byte[] root = Files.readAllBytes(file);
      var _ = Trust.in(root);
      return Optional.of(root);
    } catch (IOException e) {
      faults.add("--list-root: expected a readable file, got " + e);
    } catch (Unfit e) {
      faults.add("--list-root " + file + ": expected a root of lists, got " + e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<ReportFile> report(@Nullable Path file, List<String> faults) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReportFile.open(file));
    } catch (IOException e) {
      faults.add("--report: expected a file that can be written, got " + e);
      return Optional.empty();
    }
  }

  private static List<X509Certificate> certificates(@Nullable Path file, List<String> faults) {
    if (file == null) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        faults.add("--ca-file " + file + ": expected certificates in PEM form, found none");
      }
      return found;
    } catch (CertificateException e) {
      faults.add("--ca-file " + file + ": expected certificates in PEM form: " + e.getMessage());
    } catch (IOException e) {
      faults.add("--ca-file: expected a readable file, got " + e);
    }
    return List.of();
  }

  private static Optional<HttpUrl> url(String option, @Nullable String text, List<String> faults) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(text));
    if (url.isEmpty()) {
      faults.add(option + ": expected http:// or https:// and a host, got '" + text + "'");
    }
    return url;
  }

  private static Optional<InetSocketAddress> proxy(
      @Nullable String text, List<HttpUrl> collectors, List<String> faults) {
    if (text == null) {
      collectors.stream()
          .filter(Route::isOnion)
          .forEach(url -> faults.add("--collector " + url + ": expected --proxy for it"));
      return Optional.empty();
    }
    Optional<InetSocketAddress> proxy = Addresses.parseEndpoint(text, SOCKS_PORT);
    if (proxy.isEmpty()) {
      faults.add("--proxy: expected IP or IP:PORT, got '" + text + "'");
    }
    return proxy;
  }

  /** Public resolvers that are asked over HTTPS are asked over TLS under the same name. */
  private static Optional<HttpUrl> dot(
      @Nullable String text, Optional<HttpUrl> doh, List<String> faults) {
    String place = text == null ? doh.map(HttpUrl::host).orElse("none") : text;
    boolean named = place.contains(":") && !place.endsWith("]");
    Optional<HttpUrl> server =
        Optional.ofNullable(
            HttpUrl.parse("https://" + place + (named ? "/" : ":" + DNS_OVER_TLS_PORT + "/")));
    if (server.isEmpty()) {
      faults.add("--dot: expected HOST or HOST:PORT, got '" + place + "'");
    }
    return server;
  }

  private static void within(String option, int value, int most, List<String> faults) {
    if (value < 1 || value > most) {
      faults.add(option + ": expected 1 to " + most + ", got " + value);
    }
  }
}
