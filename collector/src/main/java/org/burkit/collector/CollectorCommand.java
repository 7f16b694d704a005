package org.burkit.collector;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.alert.Hook;
import org.burkit.collector.alert.HookFile;
import org.burkit.collector.evidence.EvidenceSettings;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.ingest.ListBundle;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.page.Operator;
import org.burkit.collector.partner.Partner;
import org.burkit.collector.partner.PartnerSettings;
import org.burkit.collector.web.Door;
import org.burkit.evidence.log.NoteKey;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Unfit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector …}. */
@Command(
    name = "collector",
    description = "The collector: keeps measurements, judges them, publishes incidents.",
    subcommands = {
      CollectorCommand.Serve.class,
      CollectorCommand.Rebuild.class,
      CheckCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      LogKeyCommand.class,
      RootKeyCommand.class,
      CertifyCommand.class,
      SealKeyCommand.class,
      EditorCommand.class,
      MirrorCommand.class,
      MirrorLogCommand.class,
      ForgetCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      SqlCommand.class
    })
final class CollectorCommand {
  private static final Logger log = LoggerFactory.getLogger(CollectorCommand.class);
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);

  /** {@code collector serve}. */
  @Command(name = "serve", description = "Takes measurements and answers until it is stopped.")
  static final class Serve implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(
        names = "--config",
        paramLabel = "FILE",
        parameterConsumer = ConfigFile.class,
        description = "Take options from this file, one to a line: listen = HOST:PORT.")
    private @Nullable Path config;

    @Mixin private final ShellOptions standing = new ShellOptions();

    @Mixin private final DoorOptions door = new DoorOptions();

    @Option(names = "--asn-db", paramLabel = "FILE.mmdb", description = "Countries and networks.")
    private @Nullable Path asnDb;

    @Option(names = "--lists", paramLabel = "DIR", description = "Instead of the bundled lists.")
    private @Nullable Path lists;

    @Option(
        names = "--lists-bundle",
        paramLabel = "FILE",
        description = "Signed lists for probes; may be replaced while the collector runs.")
    private @Nullable Path bundle;

    @Option(
        names = "--control",
        paramLabel = "URL",
        description = "A control that OONI's probes are told of; may be given several times.")
    private List<URI> controls = new ArrayList<>();

    @Option(
        names = "--log-name",
        paramLabel = "HOST/log",
        description = {
          "Name a new transparency log by where it will be found; for good.",
          "Without it the log is named by chance."
        })
    private @Nullable String logName;

    @Option(
        names = "--public-url",
        paramLabel = "URL",
        description = "What the world calls this collector: feeds and pictures lead there.")
    private @Nullable URI publicUrl;

    @Option(
        names = "--operator",
        paramLabel = "NAME=ADDRESS",
        description = {
          "Who runs this collector, with a page or an e-mail address: readers are told whom to ask",
          "and where to write for an answer."
        })
    private @Nullable String operator;

    @Option(
        names = "--witness",
        paramLabel = "VKEY",
        description = "A witness whose signatures under checkpoints are taken; may be repeated.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
        names = "--partner",
        paramLabel = "NAME=URL",
        description = {
          "Another organisation's collector, whose incidents are shown beside ours and never",
          "counted with them; may be repeated."
        })
    private List<String> partners = new ArrayList<>();

    @Option(
        names = "--private-partners",
        description = "Partners may be in networks around this machine.")
    private boolean privatePartners;

    @Option(
        names = "--webhooks",
        paramLabel = "FILE.yaml",
        description = "Who is told of new incidents, grades, ends and retractions.")
    private @Nullable Path webhooks;

    @Option(
        names = "--timestamps",
        paramLabel = "URL",
        description = "An authority (RFC 3161) that stamps each bundle when it is made.")
    private @Nullable URI timestamps;

    @Option(
        names = "--per-hour",
        paramLabel = "N",
        description = "Measurements in an hour from one network prefix; ${DEFAULT-VALUE}.")
    private int perHour = IngestLimits.standard().perHour();

    @Option(
        names = "--rebuild",
        description = {
          "Make verdicts and incidents again from the journal, beside those that are there;",
          "these answer until the new ones are whole."
        })
    private boolean rebuild;

    @Override
    public Integer call() throws IOException, WrongUse {
      var faults = new ArrayList<String>();
      if (perHour < 1) {
        faults.add("--per-hour: expected a number from 1 on, got " + perHour);
      }
      if (publicUrl != null && !isPublic(publicUrl)) {
        faults.add("--public-url: expected one such as https://burkit.example, got " + publicUrl);
      }
      if (timestamps != null && timestamps.getHost() == null) {
        faults.add("--timestamps: expected one such as https://tsa.example/, got " + timestamps);
      }
      var networks = Networks.open(asnDb, faults);
      Lists read = ListsOption.read(lists, faults);
      checkBundle(faults);
      List<NoteKey> known = witnesses(faults);
      if (logName != null && !NoteKey.isName(logName)) {
        faults.add("--log-name: expected a name without spaces and plus, got '" + logName + "'");
      }
      Optional<Operator> runBy = Optional.ofNullable(operator).flatMap(Operator::parse);
      if (operator != null && runBy.isEmpty()) {
        faults.add(
            "--operator: expected NAME=https://HOST/PAGE or NAME=WHO@HOST, got '" + operator + "'");
      }
      List<Partner> beside = partners(faults);
      List<Hook> hooks = webhooks == null ? List.of() : HookFile.read(webhooks, faults);
      Door opened = door.read("127.0.0.1:8080", faults);
      Shell shell = rebuild ? standing.readAnew(faults) : standing.read(faults);
      Faults.throwIfAny(faults);
      if (asnDb == null) {
        log.warn("no --asn-db: country and network are what probes claim, and anyone can claim");
      }
      if (config != null) {
        log.info("with the options of {}", config);
      }
      log.info("opening {}", data);
      CollectorServer server =
          CollectorServer.start(
              new CollectorSettings(
                  data,
                  shell,
                  opened,
                  read,
                  Optional.ofNullable(bundle),
                  new EvidenceSettings(
                      DataDirectory.evidence(data),
                      Optional.ofNullable(logName),
                      ListsOption.files(lists),
                      known,
                      Optional.ofNullable(timestamps),
                      Optional.ofNullable(publicUrl),
                      BETWEEN_CHECKPOINTS),
                  hooks,
                  new PartnerSettings(
                      beside,
                      privatePartners
                          ? ConnectFilter.everything()
                          : ConnectFilter.publicInternet()),
                  controls,
                  Optional.ofNullable(publicUrl),
                  runBy,
                  IngestLimits.standard().withPerHour(perHour)),
              networks,
              InstantSource.system());
      log.info("the collector answers at {}", opened.url(server.port()));
      server.prepare();
      return Service.runUntilStopped(() -> {
        server.close();
        log.info("the collector has stopped");
      });
    }

    private static boolean isPublic(URI url) {
      return url.toString().matches("https?://[^/?#@]+") && url.getHost() != null;
    }

    private List<NoteKey> witnesses(List<String> faults) {
      var known = new ArrayList<NoteKey>();
      for (String vkey : witnesses) {
        NoteKey.parse(vkey)
            .ifPresentOrElse(
                known::add,
                () -> faults.add("--witness: expected NAME+ID+BASE64, got '" + vkey + "'"));
      }
      return known;
    }

    private List<Partner> partners(List<String> faults) {
      var read = new ArrayList<Partner>();
      for (String text : partners) {
        Partner.parse(text)
            .ifPresentOrElse(
                read::add,
                () -> faults.add("--partner: expected NAME=https://HOST, got '" + text + "'"));
      }
      return read;
    }

    private void checkBundle(List<String> faults) {
      if (bundle == null) {
        return;
      }
      try {
        var _ = ListBundle.read(bundle);
      } catch (IOException | Unfit e) {
        faults.add("--lists-bundle: expected a file made by 'lists sign', got " + e.getMessage());
      }
    }
  }

  /** {@code collector rebuild}. */
  @Command(
      name = "rebuild",
      description = {
        "Makes verdicts and incidents again from the journal alone. A store in a file stays as it",
        "is until the new one is whole. The collector must not be running; one that shall go on",
        "answering meanwhile is started with 'serve --rebuild'."
      })
  static final class Rebuild implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin private final ShellOptions standing = new ShellOptions();

    @Option(names = "--lists", paramLabel = "DIR", description = "Instead of the bundled lists.")
    private @Nullable Path lists;

    @Override
    public Integer call() throws IOException, WrongUse, InterruptedException {
      var faults = new ArrayList<String>();
      Shell shell = standing.read(faults);
      Lists read = ListsOption.read(lists, faults);
      Faults.throwIfAny(faults);
      System.err.printf("rebuilt: %d incidents%n", shell.rebuild(data, read));
      return 0;
    }
  }
}
