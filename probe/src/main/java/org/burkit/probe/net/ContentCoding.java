package org.burkit.probe.net;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okio.Buffer;
import okio.ByteString;
import org.brotli.dec.BrotliInputStream;

/**
 * Takes the compression off a body (RFC 9110 section 8.4.1), within bounds: a body may be cut off,
 * and a small one may unpack without end.
 */
final class ContentCoding {
  private static final int MOST_LAYERS = 3;

  /** RFC 9659: what a browser must be able to hold; more would be a bomb in itself. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private ContentCoding() {}

  /**
   * The content, as far as it could be unpacked; as it came where nothing could be.
   *
   * @param headers the values of {@code Content-Encoding}, in the order of their application
   * @param limit bytes of content at most
   */
  static ByteString undone(List<String> headers, ByteString transferred, int limit) {
    List<String> codings = new ArrayList<>();
    for (String header : headers) {
      for (String coding : header.toLowerCase(Locale.ROOT).split(",", MOST_LAYERS + 2)) {
        codings.add(coding.strip());
      }
    }
    codings.removeIf(coding -> coding.isEmpty() || coding.equals("identity"));
    if (codings.size() > MOST_LAYERS) {
      return transferred;
    }
    ByteString content = transferred;
    for (String coding : codings.reversed()) {
      content = undone(coding, content, limit);
    }
    return content;
  }

  private static ByteString undone(String coding, ByteString packed, int limit) {
    Buffer content = new Buffer();
    byte[] block = new byte[8 * 1024];
    try (InputStream unpacking = stream(coding, packed)) {
      while (content.size() < limit) {
        int length = unpacking.read(block, 0, Math.min(block.length, limit - (int) content.size()));
        if (length < 0) {
          break;
        }
        content.write(block, 0, length);
      }
    } catch (IOException | RuntimeException e) {
      return content.size() == 0 ? packed : content.readByteString();
    }
    return content.readByteString();
  }

  private static InputStream stream(String coding, ByteString packed) throws IOException {
    InputStream in = new Buffer().write(packed).inputStream();
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> hasZlibHeader(packed) ? new InflaterInputStream(in) : bare(in);
      case "br" -> new BrotliInputStream(in);
      case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
      default -> in;
    };
  }

  private static InputStream bare(InputStream in) {
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(in, inflater) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end(); // not done for an inflater of ours
      }
    };
  }

  /** RFC 1950 section 2.2; some servers send bare RFC 1951 under that name. */
  private static boolean hasZlibHeader(ByteString packed) {
    return packed.size() >= 2
        && (packed.getByte(0) & 0x0f) == 8
        && (Byte.toUnsignedInt(packed.getByte(0)) << 8 | Byte.toUnsignedInt(packed.getByte(1))) % 31
            == 0;
  }
}
