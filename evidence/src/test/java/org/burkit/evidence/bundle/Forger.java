package org.burkit.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.burkit.evidence.log.NoteSigner;

/** Changes bundles as their enemies would. */
public final class Forger {
  private Forger() {}

  /** Another zip that is a zip, with manifests and signature as they were. */
  public static byte[] packedAgain(byte[] zip, Consumer<SortedMap<String, byte[]>> change)
      throws Unfit {
    Bag bag = Bag.read(zip);
    var files = new TreeMap<>(bag.files());
    change.accept(files);
    return new Bag(bag.name(), files).zip();
  }

  /** The same with new manifests, signed by whoever has that key. */
  public static byte[] signedAgain(
      byte[] zip, NoteSigner signer, Consumer<SortedMap<String, byte[]>> change) throws Unfit {
    Bag bag = Bag.read(zip);
    var files = new TreeMap<>(bag.files());
    change.accept(files);
    files.put(Bundle.KEYS, (signer.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    return Bag.signed(bag.name(), files, signer).zip();
  }

  public static SortedMap<String, byte[]> files(byte[] zip) throws Unfit {
    return new TreeMap<>(Bag.read(zip).files());
  }

  /** Replaces words in a text. */
  public static void edit(SortedMap<String, byte[]> files, String file, String what, String by) {
    String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    if (!text.contains(what)) {
      throw new AssertionError(file + " has no " + what);
    }
    files.put(file, text.replace(what, by).getBytes(StandardCharsets.UTF_8));
  }
}
