package org.burkit.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.model.Sha256;

/**
 * A bag (RFC 8493) with a signature over the digest of its tag manifest, which covers every other
 * file: what lies in {@code data/} by way of the manifest.
 *
 * @param name of the bag's directory, the only one in the zip
 * @param files by their names within it, in their order; not to be changed
 */
public record Bag(String name, Map<String, byte[]> files) {
  static final String DATA = "data/";
  static final String SIGNATURE = "proofs/bundle.sig";

  private static final String DECLARATION = "bagit.txt";
  static final String MANIFEST = "manifest-sha256.txt";
  private static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  private static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  public Bag {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** What is wrong with a bag. */
  public enum Fault {
    /** The bytes are no stored zip with one directory in it. */
    FORM,
    /** A file is not there. */
    MISSING,
    /** A file is not named in its manifest. */
    EXTRA,
    /** A file is not what its manifest says. */
    CHANGED
  }

  /**
   * What is wrong, and where.
   *
   * @param where the name of the file, or what is wrong with the form
   */
  public record Finding(Fault fault, String where) {}

  /** A bag with its manifests and its signature. */
  static Bag signed(String name, SortedMap<String, byte[]> content, NoteSigner signer) {
    var files = new TreeMap<>(content);
    files.put(DECLARATION, DECLARED.getBytes(StandardCharsets.UTF_8));
    files.put(MANIFEST, manifest(files, true));
    byte[] manifest = manifest(files, false);
    files.put(TAG_MANIFEST, manifest);
    String text = signedText(name, manifest);
    files.put(SIGNATURE, Note.signed(text, signer).toString().getBytes(StandardCharsets.UTF_8));
    return new Bag(name, files);
  }

  /** The manifest of what lies in {@code data/}. */
  static byte[] manifest(SortedMap<String, byte[]> content) {
    return manifest(content, true);
  }

  private static byte[] manifest(Map<String, byte[]> files, boolean ofData) {
    StringBuilder lines = new StringBuilder();
    files.forEach((file, content) -> {
      if (file.startsWith(DATA) == ofData && !isBeyondManifests(file)) {
        lines.append(Sha256.hex(content)).append("  ").append(file).append('\n');
      }
    });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isBeyondManifests(String file) {
    return file.equals(TAG_MANIFEST) || file.equals(SIGNATURE);
  }

  /** Its first line is no log's origin, and its second no size: it can be no checkpoint. */
  private static String signedText(String name, byte[] tagManifest) {
    return "burkit-bundle/v1\n" + name + "\n" + Sha256.hex(tagManifest) + "\n";
  }

  byte[] zip() {
    var named = new TreeMap<String, byte[]>();
    files.forEach((file, content) -> named.put(name + "/" + file, content));
    return StoredZip.write(named);
  }

  /** Reads a zip; what is in it is checked by {@link #finding}. */
  public static Bag read(byte[] zip) throws Unfit {
    SortedMap<String, byte[]> named = StoredZip.read(zip);
    String first = named.isEmpty() ? "" : named.firstKey();
    String name = first.substring(0, Math.max(0, first.indexOf('/')));
    var files = new TreeMap<String, byte[]>();
    for (var file : named.entrySet()) {
      if (name.isEmpty() || !file.getKey().startsWith(name + "/")) {
        throw new Unfit("expected one directory, got the file " + file.getKey());
      }
      files.put(file.getKey().substring(name.length() + 1), file.getValue());
    }
    return new Bag(name, files);
  }

  /** The first thing that is not as the manifests say; empty where all is. */
  public Optional<Finding> finding() {
    if (!DECLARED.equals(text(DECLARATION))) {
      return Optional.of(new Finding(Fault.CHANGED, DECLARATION));
    }
    if (text(SIGNATURE).isEmpty()) {
      return Optional.of(new Finding(Fault.MISSING, SIGNATURE));
    }
    return finding(MANIFEST, true).or(() -> finding(TAG_MANIFEST, false));
  }

  private Optional<Finding> finding(String manifest, boolean ofData) {
    byte[] expected = manifest(files, ofData);
    if (text(manifest).equals(new String(expected, StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    SortedMap<String, String> said = lines(text(manifest));
    SortedMap<String, String> found = lines(new String(expected, StandardCharsets.UTF_8));
    for (var line : said.entrySet()) {
      String digest = found.get(line.getKey());
      if (!line.getValue().equals(digest)) {
        Fault fault = digest == null ? Fault.MISSING : Fault.CHANGED;
        return Optional.of(new Finding(fault, line.getKey()));
      }
    }
    return found.keySet().stream()
        .filter(file -> !said.containsKey(file))
        .findFirst()
        .map(file -> new Finding(Fault.EXTRA, file))
        .or(() -> Optional.of(new Finding(Fault.CHANGED, manifest)));
  }

  /** Names to digests. */
  private static SortedMap<String, String> lines(String manifest) {
    var lines = new TreeMap<String, String>();
    manifest
        .lines()
        .forEach(line -> {
          String[] parts = line.split("  ", 2);
          lines.put(parts[parts.length - 1], parts[0]);
        });
    return lines;
  }

  /** True where this key signed just this bag. */
  public boolean isSignedBy(NoteKey key) {
    return Note.parse(text(SIGNATURE))
        .filter(note -> note.text().equals(signedText(name, bytes(TAG_MANIFEST))))
        .filter(note -> note.signatures().size() == 1 && note.isSignedBy(key))
        .isPresent();
  }

  /** The bytes of a file; none where it is not there. */
  public byte[] bytes(String file) {
    return files.getOrDefault(file, new byte[0]);
  }

  public String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }
}
