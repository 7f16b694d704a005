package org.burkit.probe.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.burkit.lists.Lists;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
import org.burkit.lists.bundle.Refusal;
import org.burkit.lists.bundle.Trust;
import org.burkit.lists.bundle.Unfit;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes lists in where they are proved, and remembers the newest, so that no older ones are taken
 * afterwards. Without a root it takes nothing. One thread.
 *
 * <p>If the process dies before the new file is in its place, the one before still is.
 */
public final class ListDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(ListDelivery.class);

  private final Path root;
  private final Path kept;
  private final Path keptTag;
  private final InstantSource clock;

  public ListDelivery(Home home, InstantSource clock) {
    this.root = home.lists().resolve("root.json");
    this.kept = home.lists().resolve("bundle.json");
    this.keptTag = home.lists().resolve("etag");
    this.clock = clock;
  }

  /**
   * Begins with a root that the volunteer was given. Another one than before begins anew: what was
   * proved by the other's keys is forgotten.
   */
  public void beginWith(byte[] firstRoot) throws IOException {
    if (Files.exists(root) && Arrays.equals(Files.readAllBytes(root), firstRoot)) {
      return;
    }
    Files.createDirectories(root.getParent());
    Files.deleteIfExists(keptTag);
    Files.deleteIfExists(kept);
    PrivateFile.write(root, firstRoot);
  }

  /** True where there is anything by which lists could be proved. */
  public boolean isAwaited() {
    return Files.exists(root);
  }

  /** The tag of the lists that were had last, by which the collector need not send them again. */
  public Optional<String> tag() throws IOException {
    return Files.exists(keptTag)
        ? Optional.of(Files.readString(keptTag)).filter(Offer::isTag)
        : Optional.empty();
  }

  /**
   * How those are reached who signed the last good lists, also after their time: where they are
   * blocked, nothing newer may come through.
   */
  public Contact contact() throws IOException {
    Optional<Bundle> last = isAwaited() ? last() : Optional.empty();
    try {
      return last.isPresent()
          ? Trust.in(Files.readAllBytes(root)).contact(last.get())
          : Contact.NONE;
    } catch (Unfit e) {
      LOG.warn("the contact in {} is not proved any more: {}", kept, e.getMessage());
      return Contact.NONE;
    }
  }

  /**
   * The lists to go on with.
   *
   * @param came what the collector offers; empty where it is away, or has none that are new
   */
  public Delivered take(Optional<Offer> came) throws IOException {
    if (!isAwaited()) {
      return Delivered.NOTHING;
    }
    Trust trust;
    try {
      trust = Trust.in(Files.readAllBytes(root));
    } catch (Unfit e) {
      LOG.warn("the root in {} cannot be read: {}", root, e.getMessage());
      return new Delivered(Optional.empty(), came.map(_ -> Refusal.UNSIGNED));
    }
    Optional<Bundle> last = last();
    if (last.isPresent()) {
      try {
        trust = trust.after(last.get());
      } catch (Unfit e) {
        LOG.warn("the lists in {} are not proved any more: {}", kept, e.getMessage());
        last = Optional.empty();
      }
    }
    if (came.isEmpty()) {
      Optional<Lists> lists = lists(trust, last);
      boolean over = last.isPresent() && lists.isEmpty();
      return new Delivered(lists, over ? Optional.of(Refusal.EXPIRED) : Optional.empty());
    }
    try {
      byte[] bytes = came.get().bytes().toByteArray();
      Trust.Taken taken = trust.take(Bundle.parse(bytes), clock.instant());
      keep(bytes, came.get().tag());
      return new Delivered(Optional.of(taken.lists()), Optional.empty());
    } catch (Unfit e) {
      LOG.warn("the collector's lists are refused: {}", e.getMessage());
      return new Delivered(lists(trust, last), Optional.of(e.refusal()));
    }
  }

  private Optional<Bundle> last() throws IOException {
    try {
      return Files.exists(kept)
          ? Optional.of(Bundle.parse(Files.readAllBytes(kept)))
          : Optional.empty();
    } catch (Unfit e) {
      LOG.warn("the lists in {} cannot be read: {}", kept, e.getMessage());
      Files.deleteIfExists(keptTag);
      return Optional.empty();
    }
  }

  /** Those that were had before, while their time lasts. */
  private Optional<Lists> lists(Trust trust, Optional<Bundle> last) {
    try {
      return last.isEmpty()
          ? Optional.empty()
          : Optional.of(trust.take(last.get(), clock.instant()).lists());
    } catch (Unfit e) {
      LOG.info("the lists that were had before are not used: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void keep(byte[] bytes, Optional<String> tag) throws IOException {
    Files.deleteIfExists(keptTag);
    PrivateFile.write(kept, bytes);
    if (tag.isPresent()) {
      PrivateFile.write(keptTag, tag.get().getBytes(StandardCharsets.UTF_8));
    }
  }
}
