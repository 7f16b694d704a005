package org.burkit.lab.net;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A capture file in the classic pcap format with stamps of nanoseconds and raw IP packets of both
 * families (LINKTYPE_RAW). One thread writes; the one that opened it closes it afterwards and
 * learns then of a fault of the disk.
 */
public final class PcapFile implements Tap, AutoCloseable {
  private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
  private static final int SNAP_LENGTH = 65_535;
  private static final int LINKTYPE_RAW = 101;

  private final OutputStream out;
  private @Nullable IOException fault;

  private PcapFile(OutputStream out) {
    this.out = out;
  }

  /** Makes the file, or empties it. */
  public static PcapFile create(Path file) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(LINKTYPE_RAW);
    out.write(header.array());
    return new PcapFile(out);
  }

  @Override
  public synchronized void crossed(Instant when, byte[] packet) {
    if (fault != null) {
      return;
    }
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt((int) when.getEpochSecond()).putInt(when.getNano());
    header.putInt(packet.length).putInt(packet.length);
    try {
      out.write(header.array());
      out.write(packet);
    } catch (IOException e) {
      // The router must go on; who closes the file is told.
      fault = e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    try (out) {
      if (fault != null) {
        throw fault;
      }
    }
  }
}
