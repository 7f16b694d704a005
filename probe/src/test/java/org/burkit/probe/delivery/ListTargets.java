package org.burkit.probe.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
import org.burkit.lists.bundle.Keys;
import org.burkit.lists.bundle.Role;
import org.burkit.lists.bundle.Root;
import org.burkit.lists.bundle.Unfit;
import org.burkit.lists.file.ListFiles;
import org.burkit.probe.home.Home;

/** What is read of lists that a collector offers, proved or not, for the fuzzer. */
public final class ListTargets {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final List<String> FILES = List.of("sites/kz.csv", ListFiles.SERVICES);
  private static final KeyPair KEY = Keys.generate();
  private static final byte[] ROOT = root();
  private static final Home HOME = home();

  private ListTargets() {}

  private static byte[] root() {
    Role role = new Role(Map.of(Keys.id(KEY.getPublic()), KEY.getPublic()), 1);
    return new Root(1, NOW.plus(MONTH), role, role).signedBy(List.of(KEY));
  }

  private static Home home() {
    try {
      return Home.open(Files.createTempDirectory("burkit-fuzz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A byte that says whether the rest is offered as it is, or as one of the files of signed lists.
   */
  public static void offered(byte[] bytes) throws IOException, Unfit {
    int kind = bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]) % (FILES.size() + 1);
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    byte[] offered = kind == 0 ? rest : signed(FILES.get(kind - 1), rest);
    var delivery = new ListDelivery(HOME, () -> NOW);
    delivery.beginWith(new byte[0]); // forgets what was had
    delivery.beginWith(ROOT);
    String tag = new String(rest, StandardCharsets.ISO_8859_1);
    Delivered delivered =
        delivery.take(Optional.of(new Offer(ByteString.of(offered), Optional.of(tag))));
    if (kind == 0 && delivered.lists().isPresent()) {
      throw new IllegalStateException("lists that nobody signed");
    }
    var _ = delivery.tag();
    var _ = delivery.contact();
    Path kept = HOME.lists().resolve("bundle.json");
    Files.write(kept, offered); // a disk may hold anything
    var _ = delivery.contact();
    var _ = delivery.take(Optional.empty());
    Files.delete(kept);
  }

  private static byte[] signed(String name, byte[] content) throws Unfit {
    return Bundle.sign(
        List.of(ROOT),
        new ListFiles(new TreeMap<>(Map.of(name, content))),
        Contact.NONE,
        1,
        NOW,
        NOW.plus(MONTH),
        List.of(KEY));
  }
}
