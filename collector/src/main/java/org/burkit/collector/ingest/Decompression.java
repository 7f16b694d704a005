package org.burkit.collector.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.burkit.collector.web.Request;

/**
 * A body without its {@code Content-Encoding} (RFC 9110, 8.4), counted while it grows so that a
 * small body cannot become a large one unseen.
 */
final class Decompression {
  private static final int CHUNK = 1 << 16;

  private Decompression() {}

  /** The plain bytes, at most {@code limit} of them. */
  static byte[] plain(Request request, int limit) throws Unfit {
    String encoding = request.header("content-encoding").orElse("identity").strip();
    try (InputStream in = opened(request, encoding.toLowerCase(Locale.ROOT))) {
      return read(in, limit);
    } catch (IOException e) {
      throw new Unfit(
          400,
          "Body does not decompress",
          "expected a whole " + encoding + " stream; send it anew");
    }
  }

  private static InputStream opened(Request request, String encoding) throws IOException, Unfit {
    InputStream body = request.body().stream();
    return switch (encoding) {
      case "identity" -> body;
      case "gzip", "x-gzip" -> new GZIPInputStream(body, CHUNK);
      case "zstd" -> new ZstdInputStream(body);
      default ->
          throw new Unfit(
              415,
              "Encoding not supported",
              "expected Content-Encoding identity, gzip or zstd, got another");
    };
  }

  private static byte[] read(InputStream in, int limit) throws IOException, Unfit {
    var out = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (out.size() + n > limit) {
        throw new Unfit(
            413,
            "Body too large",
            "expected at most " + limit + " bytes after decompression, there are more; send less");
      }
      out.write(chunk, 0, n);
    }
    return out.toByteArray();
  }
}
