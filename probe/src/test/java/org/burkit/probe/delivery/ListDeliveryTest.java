package org.burkit.probe.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.burkit.lists.Lists;
import org.burkit.lists.Site;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
import org.burkit.lists.bundle.Keys;
import org.burkit.lists.bundle.Refusal;
import org.burkit.lists.bundle.Role;
import org.burkit.lists.bundle.Root;
import org.burkit.lists.file.ListFiles;
import org.burkit.probe.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a probe goes on with, whatever a collector offers. */
class ListDeliveryTest {
  private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path directory;

  private final KeyPair key = Keys.generate();
  private final byte[] root = root(key);
  private Home home;
  private Instant now = START;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory);
  }

  @Test
  void withoutARoot_nothingIsTaken() throws Exception {
    assertThat(delivery().isAwaited()).isFalse();
    assertThat(delivery().take(offer(bundle(1, "a")))).isEqualTo(Delivered.NOTHING);
  }

  @Test
  void provedLists_areUsed_alsoWhenTheCollectorIsAwayLater() throws Exception {
    delivery().beginWith(root);

    assertThat(hosts(delivery().take(offer(bundle(1, "a"))))).containsExactly("a");
    assertThat(hosts(delivery().take(Optional.empty()))).containsExactly("a");
  }

  @Test
  void refusedLists_leaveTheLastGoodOnes() throws Exception {
    delivery().beginWith(root);
    var _ = delivery().take(offer(bundle(5, "a")));
    KeyPair stranger = Keys.generate();
    byte[] forged = bundle(root(stranger), stranger, 9, "b");

    for (var each :
        Map.of(
                Refusal.OLDER, bundle(4, "b"),
                Refusal.UNSIGNED, forged,
                Refusal.NO_BUNDLE, "<html>".getBytes(StandardCharsets.UTF_8))
            .entrySet()) {
      Delivered delivered = delivery().take(offer(each.getValue()));

      assertThat(delivered.refused()).contains(each.getKey());
      assertThat(hosts(delivered)).containsExactly("a");
    }
  }

  @Test
  void listsWhoseTimeIsOver_leaveTheProgramsOwn() throws Exception {
    delivery().beginWith(root);
    byte[] old = bundle(5, "a");
    var _ = delivery().take(offer(old));
    now = START.plus(MONTH);

    Delivered delivered = delivery().take(offer(old));

    assertThat(delivered.refused()).contains(Refusal.EXPIRED);
    assertThat(delivered.lists()).isEmpty();
  }

  @Test
  void newerLists_heldBackUntilTheTimeOfTheLastIsOver_areMissed() throws Exception {
    delivery().beginWith(root);
    var _ = delivery().take(offer(bundle(5, "a")));
    now = START.plus(MONTH);

    assertThat(delivery().take(Optional.empty()))
        .isEqualTo(new Delivered(Optional.empty(), Optional.of(Refusal.EXPIRED)));
  }

  @Test
  void contact_isThatOfTheLastGoodLists_alsoAfterTheirTime() throws Exception {
    assertThat(delivery().contact()).isEqualTo(Contact.NONE);
    delivery().beginWith(root);
    assertThat(delivery().contact()).isEqualTo(Contact.NONE);
    var _ = delivery().take(offer(bundle(5, "a")));
    KeyPair stranger = Keys.generate();
    var _ = delivery().take(offer(bundle(root(stranger), stranger, 9, "b")));
    now = START.plus(MONTH).plus(MONTH);

    assertThat(delivery().contact()).isEqualTo(contact(5));
    var _ = delivery().take(offer(bundle(6, "a")));
    assertThat(delivery().contact()).isEqualTo(contact(6));
    Files.writeString(home.lists().resolve("bundle.json"), "{");
    assertThat(delivery().contact()).isEqualTo(Contact.NONE);
  }

  @Test
  void tag_isThatOfTheListsThatAreKept() throws Exception {
    delivery().beginWith(root);
    assertThat(delivery().tag()).isEmpty();
    var _ = delivery().take(offer("no lists".getBytes(StandardCharsets.UTF_8)));
    assertThat(delivery().tag()).isEmpty();
    var _ = delivery().take(offer(bundle(1, "a")));
    assertThat(delivery().tag()).contains("\"tag\"");
    delivery().beginWith(root(Keys.generate()));
    assertThat(delivery().tag()).isEmpty();
  }

  @Test
  void olderLists_areRefusedAfterTheTimeOfTheNewerIsOver() throws Exception {
    delivery().beginWith(root);
    var _ = delivery().take(offer(bundle(5, "a")));
    now = START.plus(MONTH);

    assertThat(delivery().take(offer(bundle(4, "b"))).refused()).contains(Refusal.OLDER);
    assertThat(hosts(delivery().take(offer(bundle(6, "c"))))).containsExactly("c");
  }

  @Test
  void anotherRoot_beginsAnew() throws Exception {
    delivery().beginWith(root);
    var _ = delivery().take(offer(bundle(5, "a")));
    KeyPair other = Keys.generate();
    delivery().beginWith(root(other));

    assertThat(delivery().take(Optional.empty()).lists()).isEmpty();
    assertThat(hosts(delivery().take(offer(bundle(root(other), other, 1, "b")))))
        .containsExactly("b");
  }

  @Test
  void brokenFile_isNoLists() throws Exception {
    delivery().beginWith(root);
    Files.writeString(home.lists().resolve("bundle.json"), "{");

    assertThat(delivery().take(Optional.empty()).lists()).isEmpty();
    assertThat(hosts(delivery().take(offer(bundle(1, "a"))))).containsExactly("a");
  }

  @Test
  void forgetting_forgetsTheLists_andWhatWasDenied() throws Exception {
    delivery().beginWith(root);
    Files.writeString(home.denied(), "vk.com\n");

    home.forget();

    assertThat(home.lists()).doesNotExist();
    assertThat(home.denied()).doesNotExist();
  }

  private ListDelivery delivery() {
    return new ListDelivery(home, () -> now);
  }

  private static List<String> hosts(Delivered delivered) {
    return delivered.lists().map(Lists::sites).orElse(List.of()).stream()
        .map(Site::url)
        .map(url -> url.replace("https://", "").replace(".kz/", ""))
        .toList();
  }

  private static Optional<Offer> offer(byte[] bytes) {
    return Optional.of(new Offer(ByteString.of(bytes), Optional.of("\"tag\"")));
  }

  private byte[] bundle(int number, String host) throws Exception {
    return bundle(root, key, number, host);
  }

  private byte[] bundle(byte[] root, KeyPair key, int number, String host) throws Exception {
    String list =
        "url,category_code,category_description,date_added,source,notes,risk,service\n"
            + "https://%s.kz/,NEWS,News Media,2026-01-01,s,,low,\n".formatted(host);
    TreeMap<String, byte[]> files =
        new TreeMap<>(Map.of("sites/kz.csv", list.getBytes(StandardCharsets.UTF_8)));
    return Bundle.sign(
        List.of(root),
        new ListFiles(files),
        contact(number),
        number,
        now,
        now.plus(MONTH),
        List.of(key));
  }

  private static Contact contact(int number) {
    URI url = URI.create("https://collector%d.example/".formatted(number));
    return new Contact(
        List.of(new Contact.Way(url, 1)), Optional.empty(), Optional.empty(), Map.of());
  }

  private static byte[] root(KeyPair key) {
    Role role = new Role(Map.of(Keys.id(key.getPublic()), key.getPublic()), 1);
    return new Root(1, START.plus(Duration.ofDays(365)), role, role).signedBy(List.of(key));
  }
}
