package org.burkit.collector;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.burkit.collector.file.OpeningKeys;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.fold.JudgedJournal;
import org.burkit.collector.ingest.FileImport;
import org.burkit.collector.ingest.ImportProgress;
import org.burkit.collector.ingest.Result;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.store.Store;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector import}. */
@Command(
    name = "import",
    description = {
      "Takes measurement files in OONI's format, and those that volunteers sealed for this collector,",
      "into the journal and judges them.",
      "What is there already is passed over; an import that was cut off goes on where it was.",
      "The collector must not be running. Ends with 1 where an entry was not kept."
    })
final class ImportCommand implements Callable<Integer> {
  private static final ProgressBarConsumer SILENT = new DelegatingProgressBarConsumer(_ -> {});

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON, or JSON Lines; plain, gzip or zstd; or sealed by a volunteer.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Mixin private final StorePlace place = StorePlace.inDataDirectory();

  @Option(names = "--lists", paramLabel = "DIR", description = "Instead of the bundled lists.")
  private @Nullable Path lists;

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = {
        "Who gave the sealed files; all of one giver have one voice in incidents, and the name is",
        "not kept. Without it all sealed files together have one."
      })
  private String giver = "";

  private long accepted;
  private long duplicate;
  private long rejected;

  @Override
  public Integer call() throws IOException, WrongUse, InterruptedException {
    var faults = new ArrayList<String>();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        faults.add("expected a file to read, there is none at " + file);
      }
    }
    place.read(faults);
    Lists read = ListsOption.read(lists, faults);
    Faults.throwIfAny(faults);
    DataDirectory.expectJournalInFiles(data);
    try (FileJournal journal =
            FileJournal.open(DataDirectory.journal(data), JournalLimits.standard());
        Store store = place.open(data, journal, read)) {
      ImportProgress progress = ImportProgress.in(DataDirectory.imports(data));
      FileImport.Sealed sealed = sealed();
      for (Path file : files) {
        take(file, journal, sealed, progress);
      }
      Forgotten forgotten = Forgotten.read(DataDirectory.forgotten(data));
      judge(new Fold(JudgedJournal.byAll(journal, read, forgotten), store, read, _ -> {}));
    }
    System.err.printf(
        "imported: accepted %,d, there already %,d, not kept %,d%n", accepted, duplicate, rejected);
    return rejected == 0 ? 0 : Main.NOT_SO;
  }

  private FileImport.Sealed sealed() throws IOException {
    var prefixes = PrefixKeys.open(DataDirectory.salt(data), InstantSource.system());
    var keys = new OpeningKeys(DataDirectory.openingKeys(data));
    return new FileImport.Sealed(keys.all(), prefixes.ofGiver(giver));
  }

  private void take(Path file, Journal journal, FileImport.Sealed sealed, ImportProgress progress)
      throws IOException, InterruptedException {
    String name = String.valueOf(file.getFileName());
    try (ProgressBar bar = bar(name, " KB", 1_000, Files.size(file))) {
      FileImport.Listener listener =
          new FileImport.Listener() {
            @Override
            public void took(long line, Result result) {
              count(file, line, result);
            }

            @Override
            public void reached(long bytes) {
              bar.stepTo(bytes);
            }
          };
      new FileImport(journal, InstantSource.system(), sealed, progress, listener).run(file);
    }
  }

  private void count(Path file, long line, Result result) {
    switch (result) {
      case Result.Accepted _ -> accepted++;
      case Result.Duplicate _ -> duplicate++;
      case Result.Rejected(var reason, String detail) -> {
        rejected++;
        System.err.println(file + ":" + line + ": " + reason.label() + ": " + detail);
      }
    }
  }

  private void judge(Fold fold) throws IOException, InterruptedException {
    try (ProgressBar bar = bar("judging", "", 1, accepted)) {
      fold.catchUp(bar::stepBy);
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static ProgressBar bar(String task, String unit, long unitSize, long most) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(unit, unitSize)
        .setInitialMax(most)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .showSpeed()
        .setConsumer(isTerminal() ? new ConsoleProgressBarConsumer(System.err) : SILENT)
        .build();
  }
}
