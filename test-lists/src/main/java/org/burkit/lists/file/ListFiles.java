package org.burkit.lists.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.burkit.model.Sha256;

/**
 * The files of an edition by name, whether they lie in a directory or in the jar. A file that is
 * not there is an empty list.
 */
public record ListFiles(NavigableMap<String, byte[]> files) {
  public static final String SERVICES = "services.yaml";
  public static final String NETWORKS = "networks.csv";
  public static final String CONTROLS = "controls.yaml";
  public static final String ROOTS = "interception-roots.yaml";
  public static final String FALSE_POSITIVES = "fingerprints/false-positives.yaml";
  public static final String BLOCK_PAGES = "fingerprints/blockpages.yaml";
  public static final String CALENDAR = "calendar.yaml";
  public static final String SITES = "sites/";

  private static final List<String> SINGLE =
      List.of(SERVICES, NETWORKS, CONTROLS, ROOTS, FALSE_POSITIVES, BLOCK_PAGES, CALENDAR);
  private static final List<String> BUNDLED_SITES =
      Stream.of("global", "kg", "kz", "ru", "tj", "tm", "uz")
          .map(name -> SITES + name + ".csv")
          .toList();
  private static final long LARGEST = 16 << 20;

  /** The edition inside this jar. */
  public static ListFiles bundled() throws IOException {
    NavigableMap<String, byte[]> files = new TreeMap<>();
    for (String name : Stream.concat(SINGLE.stream(), BUNDLED_SITES.stream()).toList()) {
      try (var in = ListFiles.class.getResourceAsStream("/org/burkit/lists/data/" + name)) {
        if (in == null) {
          throw new IOException("the jar lacks " + name);
        }
        files.put(name, in.readAllBytes());
      }
    }
    return new ListFiles(files);
  }

  /** The edition in a directory. */
  public static ListFiles in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("expected a directory of lists, " + directory + " is none");
    }
    NavigableMap<String, byte[]> files = new TreeMap<>();
    for (String name : SINGLE) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        files.put(name, bytes(file));
      }
    }
    Path sites = directory.resolve(SITES);
    if (Files.isDirectory(sites)) {
      try (Stream<Path> found = Files.list(sites)) {
        for (Path file : found.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
          files.put(SITES + file.getFileName(), bytes(file));
        }
      }
    }
    return new ListFiles(files);
  }

  /** A whole file, if it is not too large. */
  public static byte[] bytes(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException(file + " has " + size + " bytes, at most " + LARGEST + " are read");
    }
    return Files.readAllBytes(file);
  }

  /** The bytes of a file; none where it is not there. */
  public byte[] get(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  /** SHA-256 over names, lengths and contents in the order of names. */
  public String digest() {
    var all = new ByteArrayOutputStream();
    files.forEach((name, content) -> {
      byte[] head = (name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8);
      all.write(head, 0, head.length);
      all.write(content, 0, content.length);
    });
    return Sha256.hex(all.toByteArray());
  }
}
