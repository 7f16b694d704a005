package org.burkit.analysis.incident;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.MeasurementId;

/**
 * The ballots of one cell as records of {@value #SIZE} bytes in one array, in their order. A record
 * begins with its time and id, so that records compare as bytes. Owned by its box.
 */
final class PackedBallots {
  private static final int ID_AT = Long.BYTES + Integer.BYTES;
  private static final int KEY = ID_AT + 32;
  private static final int SIZE = KEY + 2 * Long.BYTES + 5 * Integer.BYTES + 1;
  private static final HexFormat HEX = HexFormat.of();

  private final Cell cell;
  private final Shared shared;
  private byte[] records = {};
  private int count;

  /** What many ballots have in common, by number. */
  record Shared(Numbered<String> texts, Numbered<Outcome> outcomes, Numbered<Standing> standings) {
    Shared() {
      this(new Numbered<>(), new Numbered<>(), new Numbered<>());
    }
  }

  PackedBallots(Cell cell, Shared shared) {
    this.cell = cell;
    this.shared = shared;
  }

  /** Takes a ballot in; false where it was there already. */
  boolean put(Ballot ballot) {
    byte[] record = pack(ballot);
    int place = place(record, KEY);
    if (place >= 0) {
      return false;
    }
    int at = (-place - 1) * SIZE;
    int end = count * SIZE;
    if (end == records.length) {
      records = Arrays.copyOf(records, (count + count / 4 + 4) * SIZE);
    }
    System.arraycopy(records, at, records, at + SIZE, end - at);
    System.arraycopy(record, 0, records, at, SIZE);
    count++;
    return true;
  }

  /** As {@link Arrays#binarySearch}, by the first {@code length} bytes; most come last. */
  private int place(byte[] key, int length) {
    int low = 0;
    int high = count;
    int middle = count - 1;
    while (low < high) {
      int at = middle * SIZE;
      int differs = Arrays.mismatch(records, at, at + length, key, 0, length);
      if (differs < 0) {
        return middle;
      }
      int order = Byte.compareUnsigned(records[at + differs], key[differs]);
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
      middle = (low + high) >>> 1;
    }
    return -low - 1;
  }

  /** All, in their order. */
  List<Ballot> all() {
    List<Ballot> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(unpack(i));
    }
    return all;
  }

  void eachSince(Instant from, Consumer<Ballot> consumer) {
    byte[] key = new byte[KEY];
    packTime(ByteBuffer.wrap(key), from);
    int place = place(key, KEY);
    for (int i = place < 0 ? -place - 1 : place; i < count; i++) {
      consumer.accept(unpack(i));
    }
  }

  /** Seconds as a number without sign, so that what is earlier has the smaller bytes. */
  private static void packTime(ByteBuffer out, Instant time) {
    out.putLong(time.getEpochSecond() ^ Long.MIN_VALUE).putInt(time.getNano());
  }

  private byte[] pack(Ballot ballot) {
    ByteBuffer out = ByteBuffer.allocate(SIZE);
    packTime(out, ballot.time());
    out.put(HEX.parseHex(ballot.id().hex()));
    out.putLong(ballot.number()).putDouble(ballot.confidence());
    out.putInt(shared.texts.number(ballot.service()));
    out.putInt(shared.texts.number(ballot.probe()));
    out.putInt(shared.texts.number(ballot.prefix()));
    out.putInt(shared.outcomes.number(ballot.outcome()));
    out.putInt(shared.standings.number(ballot.standing()));
    out.put((byte) (ballot.decisive() ? 1 : 0));
    return out.array();
  }

  private Ballot unpack(int index) {
    int at = index * SIZE;
    ByteBuffer in = ByteBuffer.wrap(records, at, SIZE);
    Instant time = Instant.ofEpochSecond(in.getLong() ^ Long.MIN_VALUE, in.getInt());
    String id = HEX.formatHex(records, at + ID_AT, at + KEY);
    in.position(at + KEY);
    long number = in.getLong();
    double confidence = in.getDouble();
    String service = shared.texts.value(in.getInt());
    String probe = shared.texts.value(in.getInt());
    String prefix = shared.texts.value(in.getInt());
    Outcome outcome = shared.outcomes.value(in.getInt());
    Standing standing = shared.standings.value(in.getInt());
    return new Ballot(
        new MeasurementId(id),
        number,
        cell,
        service,
        probe,
        prefix,
        standing,
        time,
        outcome,
        confidence,
        in.get() == 1);
  }
}
