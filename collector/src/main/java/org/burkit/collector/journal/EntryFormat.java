package org.burkit.collector.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * The bytes of one entry. Numbers are big-endian.
 *
 * <pre>
 * entry = source:u8 id:32 seconds:i64 nanos:i32 country:2 asn:u32 prefix:u64 length:u32 body
 * alone = version:u8 entry
 * </pre>
 *
 * The country is ZZ and the ASN and the prefix's key 0 where they are unknown.
 */
public final class EntryFormat {
  static final int OVERHEAD = 1 + Envelope.ID_BYTES + 8 + 4 + 2 + 4 + 8 + 4;

  private static final int VERSION = 1;

  private EntryFormat() {}

  /** In bytes. */
  public static long size(Entry entry) {
    return OVERHEAD + (long) entry.body().length();
  }

  /** An entry that stands alone. */
  public static byte[] toBytes(Entry entry) {
    var bytes = new ByteArrayOutputStream(Math.toIntExact(1 + size(entry)));
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(entry, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} gave.
   *
   * @throws IOException where it is something else
   */
  public static Entry ofBytes(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("entry of version " + version + ", this program reads " + VERSION);
      }
      Entry entry = read(in, true);
      if (in.read() >= 0) {
        throw new IOException("bytes are left over after the entry");
      }
      return entry;
    } catch (IllegalArgumentException e) {
      throw new IOException("an entry is not what was written: " + e.getMessage(), e);
    }
  }

  static void write(Entry entry, DataOutputStream out) throws IOException {
    Envelope envelope = entry.envelope();
    out.writeByte(envelope.source().code());
    out.write(envelope.idBytes());
    Instant received = envelope.received();
    out.writeLong(received.getEpochSecond());
    out.writeInt(received.getNano());
    out.write(envelope.ccSeen().code().getBytes(StandardCharsets.US_ASCII));
    out.writeInt((int) envelope.asnSeen().number());
    out.writeLong(envelope.prefix());
    out.writeInt(entry.body().length());
    out.write(entry.body().unsafeArray());
  }

  static Entry read(DataInputStream in, boolean withPrefix) throws IOException {
    Source source = Source.ofCode(in.readUnsignedByte());
    var id = new MeasurementId(HexFormat.of().formatHex(in.readNBytes(Envelope.ID_BYTES)));
    Instant received = Instant.ofEpochSecond(in.readLong(), in.readInt());
    var cc = new CountryCode(new String(in.readNBytes(2), StandardCharsets.US_ASCII));
    var asn = new Asn(Integer.toUnsignedLong(in.readInt()));
    long prefix = withPrefix ? in.readLong() : 0;
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("an entry claims " + length + " bytes of " + in.available());
    }
    var envelope = new Envelope(id, received, source, cc, asn, prefix);
    return new Entry(envelope, Bytes.owning(in.readNBytes(length)));
  }
}
