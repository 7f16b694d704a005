package org.burkit.lists.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.burkit.lists.Category;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.Sha256;

/**
 * What a probe knows of the lists that it may use: the newest root it has seen proved, and the
 * newest release. Nothing that it takes makes it older.
 *
 * @param version of the newest release; 0 for none yet
 * @param digest SHA-256 of the newest release's signed content, in hex; empty for none yet
 */
public record Trust(Root root, int version, String digest) {
  private static final int MOST_SITES = 5000;
  private static final int MOST_SERVICES = 500;

  /**
   * Trust that begins with a root that somebody handed over.
   *
   * @throws Unfit where it is none, or not signed by its own keys
   */
  public static Trust in(byte[] firstRoot) throws Unfit {
    Signed signed = Signed.parse(Bundle.read(firstRoot));
    Root root = Root.of(signed);
    if (!root.roots().hasSigned(signed)) {
      throw new Unfit(Refusal.UNSIGNED, "the root is not signed by its own keys");
    }
    return new Trust(root, 0, "");
  }

  /**
   * What a bundle brought.
   *
   * @param trust to go on with
   * @param lists of services and sites; the others are empty
   */
  public record Taken(Trust trust, Lists lists, int version, Instant expires) {}

  /**
   * Takes a bundle in.
   *
   * @throws Unfit with the reason, where it must not be used; trust then stays as it is
   */
  public Taken take(Bundle bundle, Instant now) throws Unfit {
    Root newest = proved(bundle);
    Release release = Release.of(bundle.release());
    Trust after = with(newest, release, bundle);
    if (!newest.expires().isAfter(now)) {
      throw new Unfit(Refusal.EXPIRED, "the keys held until " + newest.expires());
    }
    if (!release.expires().isAfter(now)) {
      throw new Unfit(Refusal.EXPIRED, "the lists held until " + release.expires());
    }
    return new Taken(after, read(release.files()), release.version(), release.expires());
  }

  /**
   * How those are reached who signed a bundle that was taken before, however long ago: where they
   * are blocked, their newer word cannot come by the ways that are known to be blocked.
   *
   * @throws Unfit where nobody can have taken it
   */
  public Contact contact(Bundle taken) throws Unfit {
    var _ = after(taken);
    return Release.of(taken.release()).contact();
  }

  /**
   * Trust as it was after a bundle that was taken before, however long ago.
   *
   * @throws Unfit where nobody can have taken it
   */
  public Trust after(Bundle taken) throws Unfit {
    Root newest = proved(taken);
    return with(newest, Release.of(taken.release()), taken);
  }

  private Trust with(Root newest, Release release, Bundle bundle) throws Unfit {
    String content = digest(bundle.release().content());
    boolean another = release.version() == version && !content.equals(digest);
    if (release.version() < version || another) {
      throw new Unfit(
          Refusal.OLDER, "number " + release.version() + ", and " + version + " was had");
    }
    return new Trust(newest, release.version(), content);
  }

  private Root proved(Bundle bundle) throws Unfit {
    Root newest = newest(bundle);
    if (!newest.lists().hasSigned(bundle.release())) {
      throw new Unfit(Refusal.UNSIGNED, "too few of the keys for lists have signed");
    }
    return newest;
  }

  private Root newest(Bundle bundle) throws Unfit {
    Trust trusted = this;
    for (Signed next : bundle.roots()) {
      trusted = trusted.followedBy(next);
    }
    return trusted.root();
  }

  /**
   * Trust that goes on with a next root: signed by the keys of the one before and by its own. One
   * that was had already changes nothing.
   *
   * @throws Unfit where it is none
   */
  public Trust followedBy(byte[] nextRoot) throws Unfit {
    return followedBy(Signed.parse(Bundle.read(nextRoot)));
  }

  private Trust followedBy(Signed signed) throws Unfit {
    Root next = Root.of(signed);
    if (next.version() <= root.version()) {
      return this;
    }
    if (next.version() != root.version() + 1
        || !root.roots().hasSigned(signed)
        || !next.roots().hasSigned(signed)) {
      throw new Unfit(Refusal.UNSIGNED, "root " + next.version() + " is not proved");
    }
    return new Trust(next, version, digest);
  }

  private static Lists read(ListFiles files) throws Unfit {
    try {
      Lists lists = Lists.read(files);
      if (lists.sites().size() > MOST_SITES || lists.services().size() > MOST_SERVICES) {
        throw new Unfit(Refusal.OVER_BROAD, "more entries than a list may have");
      }
      if (lists.sites().stream().anyMatch(site -> isNever(site.category()))
          || lists.services().stream().anyMatch(service -> isNever(service.category()))) {
        throw new Unfit(Refusal.OVER_BROAD, "a category that no list may hold");
      }
      return lists;
    } catch (FaultyListsException e) {
      throw new Unfit(Refusal.FAULTY, e.faults().getFirst().toString());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static boolean isNever(String code) {
    return Category.parse(code)
        .filter(category -> category.access() == Category.Access.NEVER)
        .isPresent();
  }

  private static String digest(JsonNode content) {
    return Sha256.hex(Signed.canonical(content));
  }
}
