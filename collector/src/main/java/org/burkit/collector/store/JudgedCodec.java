package org.burkit.collector.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * Judged measurements as bytes, for the way between two processes of one version. Numbers are
 * big-endian, texts UTF-8 behind their length, times microseconds since 1970; the order is that of
 * the columns of the store.
 */
public final class JudgedCodec {
  private static final int ID_BYTES = 32;
  private static final int USUAL_BYTES = 320;

  private JudgedCodec() {}

  public static byte[] toBytes(JudgedMeasurement m) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var out = new DataOutputStream(bytes)) {
      OutcomeColumns outcome = OutcomeColumns.of(m.outcome());
      out.write(HexFormat.of().parseHex(m.id().hex()));
      out.writeLong(Rows.micros(m.start()));
      out.writeLong(Rows.micros(m.received()));
      text(m.input(), out);
      text(m.domain(), out);
      text(m.service(), out);
      text(m.category(), out);
      text(m.cc().code(), out);
      out.writeLong(m.asn().number());
      text(m.probe(), out);
      text(m.prefix(), out);
      text(m.standing().name(), out);
      text(outcome.outcome(), out);
      text(outcome.detail(), out);
      out.writeDouble(m.confidence());
      out.writeBoolean(m.decisive());
      text(String.join(" ", m.rules()), out);
      text(FunctionsColumn.of(m.functions()).text(), out);
      out.writeLong(m.at().block().segment());
      out.writeLong(m.at().block().offset());
      out.writeInt(m.at().index());
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
  public static JudgedMeasurement ofBytes(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new JudgedMeasurement(
          new MeasurementId(HexFormat.of().formatHex(in.readNBytes(ID_BYTES))),
          time(in),
          time(in),
          text(in),
          text(in),
          text(in),
          text(in),
          new CountryCode(text(in)),
          new Asn(in.readLong()),
          text(in),
          text(in),
          Standing.valueOf(text(in)),
          new OutcomeColumns(text(in), text(in)).toOutcome(),
          in.readDouble(),
          in.readBoolean(),
          rules(text(in)),
          new FunctionsColumn(text(in)).toFunctions(),
          new Address(new Position(in.readLong(), in.readLong()), in.readInt()));
    } catch (RuntimeException e) {
      throw new IOException("a judged measurement is not what was written", e);
    }
  }

  private static Instant time(DataInputStream in) throws IOException {
    return Rows.time(in.readLong());
  }

  private static List<String> rules(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text claims " + length + " bytes of " + in.available());
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
