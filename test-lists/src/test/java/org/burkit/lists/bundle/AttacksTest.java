package org.burkit.lists.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.lists.Site;
import org.burkit.lists.file.ListFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks that The Update Framework names, each tried on a probe's trust. */
class AttacksTest {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final Instant IN_A_MONTH = NOW.plus(Duration.ofDays(30));
  private static final Instant IN_A_YEAR = NOW.plus(Duration.ofDays(365));
  private static final String SITES = "sites/kz.csv";
  private static final Contact CONTACT =
      new Contact(
          List.of(
              new Contact.Way(URI.create("https://collector.example/"), 1),
              new Contact.Way(URI.create("http://burkit.onion/"), 2)),
          Optional.of("burkit-seal-key"),
          Optional.of("0.2.0"),
          Map.of(YearMonth.of(2026, 11), "ab".repeat(32)));

  private final KeyPair rootKey = Keys.generate();
  private final KeyPair otherRootKey = Keys.generate();
  private final KeyPair listKey = Keys.generate();
  private final KeyPair otherListKey = Keys.generate();
  private final KeyPair stranger = Keys.generate();

  private final byte[] first = root(1, role(1, rootKey), role(1, listKey), rootKey);

  @Test
  void signedBundle_isTaken() throws Exception {
    Trust.Taken taken = trust().take(Bundle.parse(bundle(1)), NOW);

    assertThat(taken.lists().sites()).extracting(Site::url).containsExactly("https://a.kz/");
    assertThat(taken.version()).isEqualTo(1);
  }

  @Test
  void contact_comesWithTheLists_andOutlastsTheirTime() throws Exception {
    Trust trust = trust().take(Bundle.parse(bundle(5)), NOW).trust();

    assertThat(trust.contact(Bundle.parse(bundle(5)))).isEqualTo(CONTACT);
    byte[] forged = bundle(List.of(first), files("a"), 9, stranger);
    assertThat(catchThrowableOfType(Unfit.class, () -> trust.contact(Bundle.parse(forged))))
        .extracting(Unfit::refusal)
        .isEqualTo(Refusal.UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://collector.example/",
        "ftp://collector.example/",
        "https://user@collector.example/",
        "https:///",
        "https://collector.example/?to=elsewhere",
        "collector.example"
      })
  void wayThatSomebodyInBetweenCouldAnswerOn_isNone(String url) {
    assertThatThrownBy(() -> new Contact.Way(URI.create(url), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sameInput_givesTheSameBytes() throws Exception {
    assertThat(bundle(7)).isEqualTo(bundle(7));
  }

  @Test
  void arbitraryContent_isRefused() throws Exception {
    String text = new String(bundle(1), StandardCharsets.UTF_8);
    byte[] changed = text.replace("a.kz", "b.kz").getBytes(StandardCharsets.UTF_8);

    assertThat(refusal(trust(), changed)).isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void wrongKey_isRefused() throws Exception {
    byte[] forged = bundle(List.of(first), files("a"), 1, stranger);

    assertThat(refusal(trust(), forged)).isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void keyForRoots_signsNoLists() throws Exception {
    assertThat(refusal(trust(), bundle(List.of(first), files("a"), 1, rootKey)))
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void rollback_isRefused() throws Exception {
    Trust trust = trust().take(Bundle.parse(bundle(5)), NOW).trust();

    assertThat(refusal(trust, bundle(4))).isEqualTo(Refusal.OLDER);
    assertThat(trust.take(Bundle.parse(bundle(5)), NOW).trust()).isEqualTo(trust);
  }

  @Test
  void rollback_isRefusedAfterARestartAsWell() throws Exception {
    Trust trust = trust().after(Bundle.parse(bundle(5)));

    assertThat(refusal(trust, bundle(4))).isEqualTo(Refusal.OLDER);
  }

  @Test
  void oneNumberForTwoContents_isRefused() throws Exception {
    Trust trust = trust().take(Bundle.parse(bundle(5)), NOW).trust();

    assertThat(refusal(trust, bundle(List.of(first), files("b"), 5, listKey)))
        .isEqualTo(Refusal.OLDER);
  }

  @Test
  void freeze_endsWithTheTimeOfTheLists() throws Exception {
    byte[] old = bundle(5);
    Trust trust = trust().take(Bundle.parse(old), NOW).trust();

    assertThat(refusal(trust, old, IN_A_MONTH)).isEqualTo(Refusal.EXPIRED);
    assertThat(refusal(trust, old, IN_A_MONTH.minusSeconds(1))).isNull();
  }

  @Test
  void freeze_endsWithTheTimeOfTheKeys() throws Exception {
    byte[] late =
        Bundle.sign(
            List.of(first),
            files("a"),
            Contact.NONE,
            9,
            IN_A_YEAR,
            IN_A_YEAR.plus(Duration.ofDays(30)),
            List.of(listKey));

    assertThat(refusal(trust(), late, IN_A_YEAR)).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void listsThatWouldHoldForYears_areRefused() throws Exception {
    byte[] lasting =
        Bundle.sign(
            List.of(first),
            files("a"),
            Contact.NONE,
            1,
            NOW,
            NOW.plus(Duration.ofDays(93)),
            List.of(listKey));

    assertThat(refusal(trust(), lasting)).isEqualTo(Refusal.OVER_BROAD);
  }

  @Test
  void mixOfNewRootsAndListsOfOldKeys_isRefused() throws Exception {
    byte[] second = root(2, role(1, rootKey), role(1, otherListKey), rootKey);

    assertThat(refusal(trust(), bundle(List.of(first, second), files("a"), 2, listKey)))
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void oldKeysWithoutTheNewRoot_areRefusedOnceItWasSeen() throws Exception {
    byte[] second = root(2, role(1, rootKey), role(1, otherListKey), rootKey);
    byte[] rotated = bundle(List.of(first, second), files("a"), 2, otherListKey);
    Trust trust = trust().take(Bundle.parse(rotated), NOW).trust();

    assertThat(refusal(trust, bundle(List.of(first), files("a"), 3, listKey)))
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void rootPassedOffAsLists_isRefused() throws Exception {
    String root = new String(first, StandardCharsets.UTF_8);
    byte[] mixed =
        ("{\"roots\":[" + root + "],\"lists\":" + root + "}").getBytes(StandardCharsets.UTF_8);
    byte[] both = root(1, role(1, listKey), role(1, listKey), listKey);
    byte[] ofOneKey =
        ("{\"roots\":[],\"lists\":" + new String(both, StandardCharsets.UTF_8) + "}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(refusal(trust(), mixed)).isEqualTo(Refusal.UNSIGNED);
    assertThat(refusal(Trust.in(both), ofOneKey)).isEqualTo(Refusal.NO_BUNDLE);
  }

  @Test
  void rotation_takesTheOldKeysAndTheNew() throws Exception {
    Role next = role(1, otherRootKey);
    Role lists = role(1, otherListKey);
    byte[] byBoth = root(2, next, lists, rootKey, otherRootKey);
    byte[] byOld = root(2, next, lists, rootKey);
    byte[] byNew = root(2, next, lists, otherRootKey);

    assertThat(refusal(trust(), bundle(List.of(first, byBoth), files("a"), 1, otherListKey)))
        .isNull();
    for (byte[] half : List.of(byOld, byNew)) {
      assertThat(refusal(trust(), bundle(List.of(first, half), files("a"), 1, otherListKey)))
          .isEqualTo(Refusal.UNSIGNED);
    }
  }

  @Test
  void skippedRoot_isRefused() throws Exception {
    byte[] third = root(3, role(1, rootKey), role(1, listKey), rootKey);

    assertThat(refusal(trust(), bundle(List.of(first, third), files("a"), 1, listKey)))
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void threshold_countsEachKeyOnce() throws Exception {
    Role two = role(2, listKey, otherListKey);
    Trust trust = Trust.in(root(1, role(1, rootKey), two, rootKey));

    assertThat(refusal(trust, bundle(List.of(), files("a"), 1, listKey)))
        .isEqualTo(Refusal.UNSIGNED);
    assertThat(refusal(trust, bundle(List.of(), files("a"), 1, listKey, listKey, stranger)))
        .isEqualTo(Refusal.UNSIGNED);
    assertThat(refusal(trust, bundle(List.of(), files("a"), 1, listKey, otherListKey))).isNull();
  }

  @Test
  void keyThatIsNotWhatItsIdSays_isRefused() throws Exception {
    String text = new String(first, StandardCharsets.UTF_8);
    String swapped =
        text.replace(Keys.publicText(listKey.getPublic()), Keys.publicText(stranger.getPublic()));

    assertThat(
            catchThrowableOfType(
                Unfit.class, () -> Trust.in(swapped.getBytes(StandardCharsets.UTF_8))))
        .extracting(Unfit::refusal)
        .isEqualTo(Refusal.NO_BUNDLE);
  }

  @Test
  void rootThatNobodySigned_isNoBeginning() {
    byte[] unsigned = root(1, role(1, rootKey), role(1, listKey), stranger);

    assertThat(catchThrowableOfType(Unfit.class, () -> Trust.in(unsigned)))
        .extracting(Unfit::refusal)
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void endlessAndDeepAndMeaninglessData_areNoBundle() throws Exception {
    byte[] endless = new byte[Bundle.LARGEST + 1];
    Arrays.fill(endless, (byte) '[');
    for (byte[] bytes :
        List.of(
            endless,
            new byte[0],
            "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8),
            "{\"roots\":[],\"roots\":[],\"lists\":{}}".getBytes(StandardCharsets.UTF_8),
            "{\"roots\":[],\"lists\":{\"signed\":{\"a\":\"\\ud800\"},\"signatures\":{}}}"
                .getBytes(StandardCharsets.UTF_8),
            (new String(bundle(1), StandardCharsets.UTF_8) + "{}")
                .getBytes(StandardCharsets.UTF_8))) {
      assertThat(refusal(trust(), bytes)).isEqualTo(Refusal.NO_BUNDLE);
    }
  }

  @Test
  void controls_areNotDelivered() throws Exception {
    ListFiles files =
        files(Map.of(SITES, list("a", "NEWS"), "controls.yaml", "neutral: [{url: 'https://a/'}]"));

    Trust.Taken taken = trust().take(Bundle.parse(bundle(List.of(first), files, 1, listKey)), NOW);

    assertThat(taken.lists().neutral()).isEmpty();
  }

  @Test
  void forbiddenCategory_isOverBroad() throws Exception {
    ListFiles files = files(Map.of(SITES, list("a", "MILX")));

    assertThat(refusal(trust(), bundle(List.of(first), files, 1, listKey)))
        .isEqualTo(Refusal.OVER_BROAD);
  }

  @Test
  void moreSitesThanAnybodyNeeds_areOverBroad() throws Exception {
    StringBuilder many = new StringBuilder(list("a", "NEWS"));
    for (int i = 0; i < 5000; i++) {
      many.append("https://s%d.kz/,NEWS,News Media,2026-01-01,s,,low,%n".formatted(i));
    }
    ListFiles files = files(Map.of(SITES, many.toString()));

    assertThat(refusal(trust(), bundle(List.of(first), files, 1, listKey)))
        .isEqualTo(Refusal.OVER_BROAD);
  }

  @Test
  void listsWithFaults_areRefused() throws Exception {
    ListFiles files = files(Map.of(SITES, list("a", "FUN")));

    assertThat(refusal(trust(), bundle(List.of(first), files, 1, listKey)))
        .isEqualTo(Refusal.FAULTY);
  }

  @Test
  void keys_comeBackFromTheirText() {
    KeyPair back = Keys.parsePair(Keys.pairText(listKey)).orElseThrow();

    assertThat(Keys.id(back.getPublic())).isEqualTo(Keys.id(listKey.getPublic()));
    assertThat(Keys.parsePair("no key")).isEmpty();
    assertThat(
            Keys.parsePair(Keys.pairText(new KeyPair(stranger.getPublic(), listKey.getPrivate()))))
        .isEmpty();
  }

  private Trust trust() throws Unfit {
    return Trust.in(first);
  }

  private byte[] bundle(int version) throws Unfit {
    return bundle(List.of(first), files("a"), version, listKey);
  }

  private static byte[] bundle(List<byte[]> roots, ListFiles files, int version, KeyPair... keys)
      throws Unfit {
    return Bundle.sign(roots, files, CONTACT, version, NOW, IN_A_MONTH, List.of(keys));
  }

  private static Refusal refusal(Trust trust, byte[] bundle) {
    return refusal(trust, bundle, NOW);
  }

  private static Refusal refusal(Trust trust, byte[] bundle, Instant now) {
    Unfit unfit = catchThrowableOfType(Unfit.class, () -> trust.take(Bundle.parse(bundle), now));
    return unfit == null ? null : unfit.refusal();
  }

  private static byte[] root(int version, Role roots, Role lists, KeyPair... keys) {
    return new Root(version, IN_A_YEAR, roots, lists).signedBy(List.of(keys));
  }

  private static Role role(int threshold, KeyPair... keys) {
    Map<String, PublicKey> all =
        Arrays.stream(keys).map(KeyPair::getPublic).collect(Collectors.toMap(Keys::id, key -> key));
    return new Role(all, threshold);
  }

  private static ListFiles files(String host) {
    return files(Map.of(SITES, list(host, "NEWS")));
  }

  private static ListFiles files(Map<String, String> texts) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ListFiles(files);
  }

  private static String list(String host, String category) {
    return "url,category_code,category_description,date_added,source,notes,risk,service\n"
        + "https://%s.kz/,%s,News Media,2026-01-01,s,,low,\n".formatted(host, category);
  }
}
