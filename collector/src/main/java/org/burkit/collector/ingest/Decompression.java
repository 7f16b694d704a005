package org.burkit.collector.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.burkit.collector.web.ByteBudget;
import org.burkit.collector.web.Request;
import org.burkit.model.Dictionary;

/**
 * A body without its {@code Content-Encoding} (RFC 9110, 8.4), counted while it grows so that a
 * small body cannot become a large one unseen. Closing it gives its bytes back to the common
 * budget. For one request.
 */
final class Decompression implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final int limit;
  private final ByteBudget budget;
  private ByteArrayOutputStream plain = new ByteArrayOutputStream(CHUNK);
  private long taken;

  private Decompression(int limit, ByteBudget budget) {
    this.limit = limit;
    this.budget = budget;
  }

  /** Reads the plain bytes, at most {@code limit} of them. */
  static Decompression plain(Request request, int limit, ByteBudget budget) throws Unfit {
    var decompression = new Decompression(limit, budget);
    String encoding = request.header("content-encoding").orElse("identity").strip();
    boolean whole = false;
    try (InputStream in = opened(request, encoding.toLowerCase(Locale.ROOT))) {
      decompression.read(in);
      whole = true;
      return decompression;
    } catch (IOException e) {
      throw new Unfit(
          400, "Body does not decompress", "expected a whole gzip or zstd stream; send it anew");
    } finally {
      if (!whole) {
        decompression.close();
      }
    }
  }

  /** The plain bytes; they are not kept here any longer. */
  byte[] take() {
    byte[] bytes = plain.toByteArray();
    plain = new ByteArrayOutputStream(0);
    return bytes;
  }

  @Override
  public void close() {
    budget.giveBack(taken);
    taken = 0;
  }

  private static InputStream opened(Request request, String encoding) throws IOException, Unfit {
    InputStream body = request.body().stream();
    return switch (encoding) {
      case "identity" -> body;
      case "gzip", "x-gzip" -> new GZIPInputStream(body, CHUNK);
      case "zstd" -> new ZstdInputStream(body);
      case Dictionary.CODING -> byDictionary(body);
      default -> throw unsupported("another");
    };
  }

  private static InputStream byDictionary(InputStream body) throws IOException, Unfit {
    if (!Arrays.equals(body.readNBytes(Dictionary.PREFIX_LENGTH), Dictionary.prefix())) {
      throw unsupported("dcz with a dictionary that is not known here");
    }
    return new ZstdInputStream(body).setDict(Dictionary.bytes());
  }

  private static Unfit unsupported(String got) {
    return new Unfit(
        415,
        "Encoding not supported",
        "expected Content-Encoding identity, gzip, zstd or dcz, got " + got);
  }

  private void read(InputStream in) throws IOException, Unfit {
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (taken + n > limit) {
        throw new Unfit(
            413,
            "Body too large",
            "expected at most " + limit + " bytes after decompression, there are more; send less");
      }
      if (!budget.tryTake(n)) {
        throw new Unfit(503, "Busy", "too many bytes are being read at once; try again in a while");
      }
      taken += n;
      plain.write(chunk, 0, n);
    }
  }
}
