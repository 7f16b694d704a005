package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/** Made-up entries for the tests of the journal. */
final class Entries {
  private static final Instant RECEIVED = Instant.parse("2026-11-24T08:00:00.123456789Z");

  private Entries() {}

  /** Always the same entry for the same name; its id is the digest of its body. */
  static Entry named(String name) {
    return of(("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  static List<Entry> named(String name, int count) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < count; i++) {
      entries.add(named(name + "-" + i));
    }
    return entries;
  }

  /** An entry that does not compress. */
  static Entry random(Random random, int length) {
    byte[] body = new byte[length];
    random.nextBytes(body);
    return of(body);
  }

  /** All entries of the journal, read from its start. */
  static List<Entry> all(FileJournal journal) throws IOException {
    var entries = new ArrayList<Entry>();
    Position at = Position.START;
    for (var block = journal.read(at); block.isPresent(); block = journal.read(at)) {
      entries.addAll(block.get().entries());
      at = block.get().next();
    }
    return entries;
  }

  private static Entry of(byte[] body) {
    var envelope =
        new Envelope(
            MeasurementId.of(body),
            RECEIVED,
            Source.API,
            new CountryCode("KZ"),
            new Asn(64501),
            0x0123_4567_89AB_CDEFL);
    return new Entry(envelope, Bytes.copyOf(body));
  }
}
