package org.burkit.probe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.probe.home.Home;
import org.burkit.probe.plan.TargetPlan;
import org.burkit.probe.run.Run;
import org.burkit.probe.run.TargetResult;
import org.burkit.probe.run.Watcher;
import org.burkit.probe.show.JsonLines;
import org.burkit.probe.show.Messages;
import org.burkit.probe.show.Progress;
import org.burkit.probe.show.ReportFile;
import org.burkit.probe.show.Table;
import org.burkit.probe.show.Warnings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe run}: measures targets once, shows what was found, and sends it. */
@Command(
    name = "run",
    description = "Measures sites once: those named, or the test lists' own.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "a page to measure; may be given again")
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--service",
      paramLabel = "ID",
      description =
          "a service of the test lists to measure by function, or \"all\"; may be given again")
  List<String> services = new ArrayList<>();

  @Option(names = "--list", paramLabel = "FILE.csv", description = "a list of pages to measure")
  @Nullable Path list;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "careful",
      description =
          "how much lists may choose: careful (social networks and large news), standard or full"
              + " (${DEFAULT-VALUE})")
  String mode = "";

  @Option(
      names = "--allow",
      paramLabel = "CATEGORY",
      description =
          "let lists choose sites of this category as well, such as ANON; may be given again")
  List<String> allowed = new ArrayList<>();

  @Option(
      names = "--deny",
      paramLabel = "HOST",
      description =
          "never visit this host nor any under it, as those in deny.txt of --home; may be given"
              + " again")
  List<String> denied = new ArrayList<>();

  @Option(
      names = "--list-root",
      paramLabel = "FILE",
      description = "whose signatures prove the collector's lists; kept for later runs")
  @Nullable Path listRoot;

  @Option(
      names = "--country",
      paramLabel = "CC",
      defaultValue = "ZZ",
      description =
          "measure this country's list beside the common one, such as KZ; else the one that the"
              + " collector sees")
  String country = "";

  @Option(
      names = "--at-most",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "where lists choose: not more than N sites, those of which the collector learns most; 0"
              + " for all (${DEFAULT-VALUE})")
  int atMost;

  /** Where lists choose: begins elsewhere in them each time. */
  boolean inTurns;

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description =
          "where measurements are sent; may be given again, for other ways to the same collector"
              + " in the order in which they are tried")
  List<String> collectors = new ArrayList<>();

  @Option(
      names = "--proxy",
      paramLabel = "IP:PORT",
      description =
          "a SOCKS5 proxy such as Tor's, through which the collector is reached where the straight"
              + " ways fail; sites are never measured through it")
  @Nullable String proxy;

  @Option(
      names = "--control",
      paramLabel = "URL",
      description = "measures the same from an uncensored network, for comparison")
  @Nullable String control;

  @Option(
      names = "--lists",
      paramLabel = "DIR",
      description = "test lists instead of those that came with the program")
  @Nullable Path lists;

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "certificate authorities to trust beside the bundled ones")
  @Nullable Path caFile;

  @Option(
      names = "--resolver",
      paramLabel = "IP[:PORT]",
      defaultValue = "8.8.8.8",
      description = "public resolver, asked over UDP (${DEFAULT-VALUE})")
  String resolver = "";

  @Option(
      names = "--doh",
      paramLabel = "URL",
      defaultValue = "https://dns.google/dns-query",
      description = "public resolver, asked over HTTPS (${DEFAULT-VALUE})")
  String doh = "";

  @Option(
      names = "--dot",
      paramLabel = "HOST[:PORT]",
      description = "public resolver, asked over TLS (the host of --doh)")
  @Nullable String dot;

  @Option(
      names = "--whoami",
      paramLabel = "NAME",
      defaultValue = "whoami.akamai.net",
      description =
          "a name whose servers answer with their asker's address, asked once of each resolver"
              + " (${DEFAULT-VALUE}); empty for none")
  String whoami = "";

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "32",
      description = "pages at once, at most; fewer while the line is slow (${DEFAULT-VALUE})")
  int parallel;

  @Option(
      names = "--max-kbps",
      paramLabel = "N",
      defaultValue = "0",
      description = "kilobits a second for the whole probe; 0 for no bound (${DEFAULT-VALUE})")
  int maxKbps;

  @Option(
      names = "--step-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "patience for each connection, handshake and answer (${DEFAULT-VALUE})")
  int stepTimeout;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "add the measurements to this file as well, one line of JSON each")
  @Nullable Path report;

  @Option(
      names = "--no-upload",
      description = "measure and show, and neither keep nor send what was measured")
  boolean noUpload;

  @Option(
      names = "--consent",
      paramLabel = "VERSION",
      description =
          "for scripts: the volunteer has agreed to this version of the text that 'probe consent'"
              + " shows")
  @Nullable Integer consent;

  @Option(names = "--quic", description = "try HTTP/3 even where a site does not offer it")
  boolean quic;

  @Option(names = "--json", description = "print one line of JSON for each page")
  boolean json;

  @Mixin final HomeOption home = new HomeOption();

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    Permission permission =
        new Permission(
            new Home(home.directory()), home.messages().orElse(new Messages(Locale.ENGLISH)));
    boolean names = !urls.isEmpty() || !services.isEmpty() || list != null;
    if (!permission.isGiven(Optional.ofNullable(consent), names)) {
      return REFUSED;
    }
    RunSettings settings = RunSettings.of(this);
    Messages messages = settings.messages();
    Progress progress = new Progress(messages, System.err, Permission.terminal().isPresent());
    Table table = new Table(messages, settings.serviceNames());
    boolean collectorAway;
    try (Workbench workbench = new Workbench(settings);
        Closeable _ = settings.report().<Closeable>map(file -> file::close).orElse(() -> {})) {
      TargetPlan plan = workbench.plan();
      int targets = plan.targets().size();
      new Warnings(messages, System.err)
          .print(plan, settings.guard().allowed(), workbench.delivered());
      if (!json) {
        table.printTitle(targets, workbench.vantage(), System.out);
      }
      progress.at(0, targets);
      Run run = new Run(workbench.equipment(), watcher(progress, table, settings.report()));
      Run.Summary summary = run.over(plan.targets());
      progress.clear();
      table.printEnd(summary, settings.control().isPresent(), sending(settings), System.err);
      collectorAway = summary.away().isPresent();
    }
    return collectorAway ? Main.ENVIRONMENT : 0;
  }

  private static Table.Sending sending(RunSettings settings) {
    if (settings.collectors().isEmpty()) {
      return Table.Sending.NOWHERE;
    }
    return settings.uploads() ? Table.Sending.YES : Table.Sending.NOT_WISHED;
  }

  private Watcher watcher(Progress progress, Table table, Optional<ReportFile> report) {
    JsonLines lines = new JsonLines(System.out);
    return new Watcher() {
      @Override
      public void measured(int done, int total) {
        progress.at(done, total);
      }

      @Override
      public void result(TargetResult result) {
        report.ifPresent(file -> file.add(result.measurement()));
        progress.clear();
        if (json) {
          lines.print(result);
        } else {
          table.print(result, System.out);
        }
      }
    };
  }
}
