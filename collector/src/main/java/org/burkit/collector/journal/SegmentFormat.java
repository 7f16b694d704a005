package org.burkit.collector.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.burkit.model.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a segment, version 3. Numbers are big-endian.
 *
 * <pre>
 * segment = "BURKITJ\n" version:u32 number:u64 salt:u64 crc:u32  block*  seal?
 * block   = "BKBL" compressed:u32 raw:u32 entries:u32 crc:u32    zstd frame of entry*
 * entry   as in {@link EntryFormat}
 * seal    = "BKSL" entries:u64 sha256:32 crc:u32
 * </pre>
 *
 * A checksum is CRC-32C (RFC 3720, appendix B.4) over the salt, the header before it and the frame.
 * The salt is random for each segment, so that no submitted body can pass for a block. Frames are
 * compressed with {@link Dictionary}, without which a block of one measurement would be four times
 * as large.
 *
 * <p>A full segment ends in a seal: how many entries it holds, and the SHA-256 of all bytes before
 * the seal. Version 2 has neither dictionary nor seal, version 1 no prefix either; such segments
 * are read, and never written to again.
 */
final class SegmentFormat {
  static final int VERSION = 3;
  private static final int WITHOUT_SEAL = 2;
  private static final int WITHOUT_PREFIX = 1;
  static final int SEGMENT_HEADER = 32;
  static final int BLOCK_HEADER = 20;
  private static final int SMALLEST_ENTRY = EntryFormat.OVERHEAD - 8;
  static final int BLOCK_MAGIC = 0x424B424C;
  static final int DIGEST = 32;
  static final int SEAL = 4 + 8 + DIGEST + 4;
  private static final int SEAL_MAGIC = 0x424B534C;

  private static final byte[] MAGIC = "BURKITJ\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LEVEL = 3;
  private static final ZstdDictCompress PACKING = new ZstdDictCompress(Dictionary.bytes(), LEVEL);
  private static final ZstdDictDecompress UNPACKING = new ZstdDictDecompress(Dictionary.bytes());

  private SegmentFormat() {}

  /** What the header of a segment says of all that follows. */
  record SegmentHeader(int version, long salt) {
    boolean isCurrent() {
      return version == VERSION;
    }

    /** Whether a full segment of this version ends in a seal. */
    boolean hasSeal() {
      return version > WITHOUT_SEAL;
    }
  }

  /** The first fields of a block. {@code crc} is not checked yet. */
  record BlockHeader(int compressed, int raw, int entries, int crc) {}

  static ByteBuffer segmentHeader(long number, long salt) {
    ByteBuffer header = ByteBuffer.allocate(SEGMENT_HEADER);
    header.put(MAGIC).putInt(VERSION).putLong(number).putLong(salt);
    header.putInt(crc(0, header.array(), SEGMENT_HEADER - 4, new byte[0], 0));
    return header.flip();
  }

  /** The header of the segment; an exception's message says what is wrong with it. */
  static SegmentHeader header(byte[] bytes, long number) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    int version = header.getInt();
    long found = header.getLong();
    long salt = header.getLong();
    int crc = header.getInt();
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("this is not a journal segment");
    }
    if (version < WITHOUT_PREFIX || version > VERSION) {
      throw new IOException("segment version " + version + ", this program reads 1 to " + VERSION);
    }
    if (crc != crc(0, bytes, SEGMENT_HEADER - 4, new byte[0], 0)) {
      throw new IOException("the segment's header does not have its checksum");
    }
    if (found != number) {
      throw new IOException("this is segment " + found + " under the name of " + number);
    }
    return new SegmentHeader(version, salt);
  }

  static ByteBuffer block(List<Entry> entries, long salt) {
    byte[] raw = entriesToBytes(entries);
    byte[] frame = Zstd.compress(raw, PACKING);
    ByteBuffer block = ByteBuffer.allocate(BLOCK_HEADER + frame.length);
    block.putInt(BLOCK_MAGIC).putInt(frame.length).putInt(raw.length).putInt(entries.size());
    block.putInt(crc(salt, block.array(), BLOCK_HEADER - 4, frame, frame.length));
    return block.put(frame).flip();
  }

  /** The fields of a block's header, or null when it cannot be one. */
  static @Nullable BlockHeader blockHeader(ByteBuffer bytes) {
    if (bytes.remaining() < BLOCK_HEADER || bytes.getInt() != BLOCK_MAGIC) {
      return null;
    }
    var header = new BlockHeader(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
    boolean possible =
        header.compressed > 0
            && header.compressed <= Zstd.compressBound(JournalLimits.LARGEST_BLOCK)
            && header.raw > 0
            && header.raw <= JournalLimits.LARGEST_BLOCK
            && header.entries > 0
            && header.entries <= header.raw / SMALLEST_ENTRY;
    return possible ? header : null;
  }

  static boolean checks(BlockHeader header, byte[] frame, long salt) {
    ByteBuffer fields = ByteBuffer.allocate(BLOCK_HEADER - 4);
    fields.putInt(BLOCK_MAGIC).putInt(header.compressed).putInt(header.raw).putInt(header.entries);
    return header.crc == crc(salt, fields.array(), BLOCK_HEADER - 4, frame, header.compressed);
  }

  /** What ends a full segment: how many entries it holds, and the digest of all before. */
  record Seal(long entries, Bytes digest) {}

  static ByteBuffer seal(Seal seal, long salt) {
    ByteBuffer bytes = ByteBuffer.allocate(SEAL);
    bytes.putInt(SEAL_MAGIC).putLong(seal.entries).put(seal.digest.unsafeArray());
    bytes.putInt(crc(salt, bytes.array(), SEAL - 4, new byte[0], 0));
    return bytes.flip();
  }

  /** The seal in these bytes, or null when they are none. */
  static @Nullable Seal sealIn(byte[] bytes, long salt) {
    ByteBuffer seal = ByteBuffer.wrap(bytes);
    if (bytes.length != SEAL || seal.getInt() != SEAL_MAGIC) {
      return null;
    }
    long entries = seal.getLong();
    byte[] digest = new byte[DIGEST];
    seal.get(digest);
    boolean whole = seal.getInt() == crc(salt, bytes, SEAL - 4, new byte[0], 0);
    return whole ? new Seal(entries, Bytes.owning(digest)) : null;
  }

  /** The entries of a block whose checksum is right. */
  static List<Entry> entries(SegmentHeader segment, BlockHeader header, byte[] frame)
      throws IOException {
    byte[] raw = new byte[header.raw];
    long got =
        segment.hasSeal()
            ? Zstd.decompressFastDict(raw, 0, frame, 0, header.compressed, UNPACKING)
            : Zstd.decompressByteArray(raw, 0, raw.length, frame, 0, header.compressed);
    if (Zstd.isError(got) || got != header.raw) {
      throw new IOException("the frame does not decompress to " + header.raw + " bytes");
    }
    var entries = new ArrayList<Entry>(header.entries);
    try (var in = new DataInputStream(new ByteArrayInputStream(raw))) {
      for (int i = 0; i < header.entries; i++) {
        entries.add(EntryFormat.read(in, segment.version != WITHOUT_PREFIX));
      }
      if (in.read() >= 0) {
        throw new IOException("bytes are left over after the last entry");
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("an entry is not what was written: " + e.getMessage(), e);
    }
    return List.copyOf(entries);
  }

  private static byte[] entriesToBytes(List<Entry> entries) {
    long size = entries.stream().mapToLong(EntryFormat::size).sum();
    var bytes = new ByteArrayOutputStream(Math.toIntExact(size));
    try (var out = new DataOutputStream(bytes)) {
      for (Entry entry : entries) {
        EntryFormat.write(entry, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static int crc(long salt, byte[] header, int headerLength, byte[] frame, int length) {
    var crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putLong(salt).flip());
    crc.update(header, 0, headerLength);
    crc.update(frame, 0, length);
    return (int) crc.getValue();
  }
}
