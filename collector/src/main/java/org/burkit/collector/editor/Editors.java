package org.burkit.collector.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.collector.file.PrivateFile;
import org.burkit.model.Sha256;

/**
 * Who may speak as an editor: a file with a name and the SHA-256 of a token on each line, for its
 * owner alone. It is read for every question, so that a token that was taken back is worth nothing
 * from then on. Any thread may ask; one program at a time changes it.
 */
public final class Editors {
  private static final int TOKEN_BYTES = 32;
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";

  private final Path file;

  public Editors(Path file) {
    this.file = file;
  }

  /** True for what may be an editor's name: small Latin letters, digits and hyphens. */
  public static boolean isName(String text) {
    return text.matches(NAME);
  }

  /** Makes a token, in the place of an older one of that name; only its digest is kept. */
  public String add(String name) throws IOException {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Map<String, String> all = read();
    all.put(name, digest(token));
    write(all);
    return token;
  }

  /** False where there is none of that name. */
  public boolean remove(String name) throws IOException {
    Map<String, String> all = read();
    boolean was = all.remove(name) != null;
    write(all);
    return was;
  }

  /** Whose token it is; empty for nobody's. */
  Optional<String> named(String token) throws IOException {
    byte[] digest = digest(token).getBytes(StandardCharsets.US_ASCII);
    return read().entrySet().stream()
        .filter(
            e -> MessageDigest.isEqual(e.getValue().getBytes(StandardCharsets.US_ASCII), digest))
        .map(e -> e.getKey())
        .findFirst();
  }

  private static String digest(String token) {
    return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read() throws IOException {
    var all = new TreeMap<String, String>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.matches(NAME + " [0-9a-f]{64}")) {
          throw new IOException(file + ": expected a name and a SHA-256 on each line");
        }
        int space = line.indexOf(' ');
        all.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return all;
  }

  private void write(Map<String, String> all) throws IOException {
    String text =
        all.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining());
    PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
