package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.query.CloseLook;
import org.burkit.lists.Lists;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseLookTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path directory;

  @Test
  void whatIsShown_isOfKnownNetworksThatAreNamedAlone() throws Exception {
    String leaf = IncidentPageTest.leaf("Nobody");
    byte[] known = Samples.intercepted("p", 64501, NOON, leaf);
    byte[] unknown = Samples.intercepted("p", 0, NOON, leaf);
    try (var journal = FileJournal.open(directory, JournalLimits.standard())) {
      for (byte[] json : List.of(known, unknown)) {
        journal.appendAndWait(List.of(Samples.entry(json, NOON, 0)));
      }
      var look = new CloseLook(journal, Lists.bundled().references());

      var ofKnown = List.of(MeasurementCodec.id(known));
      assertThat(look.at(ofKnown, UnaryOperator.identity()).certificates()).hasSize(1);
      assertThat(look.at(ofKnown, _ -> Set.of()).certificates()).isEmpty();
      var ofUnknown = List.of(MeasurementCodec.id(unknown));
      assertThat(look.at(ofUnknown, UnaryOperator.identity()).certificates()).isEmpty();
    }
  }
}
