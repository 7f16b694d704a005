package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.evidence.Erasure;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.model.MeasurementId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector forget}. */
@Command(
    name = "forget",
    description = {
      "Erases the secret of a measurement in the transparency log: what was not shown of it before,",
      "nobody can ever show and prove again; the log's proofs stand. The next start makes the query",
      "store anew without the pseudonym and the key of the address prefix that it came from.",
      "The journal still has the measurement, and so do copies. The collector must not be running."
    })
final class ForgetCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Parameters(paramLabel = "MEASUREMENT-ID")
  private String id = "";

  @Override
  public Integer call() throws IOException, WrongUse {
    if (!MeasurementId.isId(id)) {
      throw new WrongUse(List.of("MEASUREMENT-ID: expected 64 small hex digits, got '" + id + "'"));
    }
    DataDirectory.expectJournalInFiles(data);
    try (FileJournal journal =
        FileJournal.open(DataDirectory.journal(data), JournalLimits.standard())) {
      Optional<Address> at = journal.address(new MeasurementId(id));
      if (at.isEmpty() || !Erasure.erase(DataDirectory.evidence(data), at.get())) {
        System.err.println("the log has no such measurement");
        return Main.NOT_SO;
      }
      Forgotten.add(DataDirectory.forgotten(data), new MeasurementId(id));
    }
    System.err.println(
        "forgotten: " + id + "; the query store is made anew without it at the next start");
    return 0;
  }
}
