package org.burkit.collector.file;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.burkit.model.Sha256;

/**
 * Something that a copy of a collector's data is made of: the first bytes of a file, or bytes that
 * are at hand.
 *
 * @param name a relative path with slashes, below the copy's directory
 * @param isFixed true where what has that name and length is the same for ever
 */
public record Piece(String name, long bytes, boolean isFixed, Opening opening) {

  /** Where the bytes come from; more may follow them. */
  public interface Opening {
    InputStream open() throws IOException;
  }

  /** The first bytes of a file. */
  public static Piece of(String name, Path file, long bytes, boolean isFixed) {
    return new Piece(name, bytes, isFixed, () -> Files.newInputStream(file));
  }

  /** All bytes of a file that may be replaced later. */
  public static Piece of(String name, Path file) throws IOException {
    return of(name, Files.readAllBytes(file));
  }

  public static Piece of(String name, byte[] bytes) {
    return new Piece(name, bytes.length, false, () -> new ByteArrayInputStream(bytes));
  }

  /**
   * Writes it into a file that is not there yet, for its owner alone; on the disk when it returns.
   *
   * @return its SHA-256, in hexadecimal
   */
  public String copyTo(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = opening.open();
        FileChannel channel = PrivateFile.open(file);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
      byte[] chunk = new byte[1 << 16];
      for (long left = bytes; left > 0; ) {
        int got = in.read(chunk, 0, (int) Math.min(left, chunk.length));
        if (got < 0) {
          throw new EOFException(name + " ended " + left + " bytes before it should");
        }
        out.write(chunk, 0, got);
        left -= got;
      }
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
