package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.envelope.OpeningKey;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
import org.burkit.lists.bundle.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a new key to lists in a probe's hands, by the commands that an operator gives. */
class ListBundleTest {
  private static final Set<String> NO_FILES =
      Set.of("--number", "--way", "--sealing-key", "--newest");

  @TempDir Path directory;

  @Test
  void signedLists_reachAProbeAndAreProvedThere() throws Exception {
    makeRoot();
    assertThat(sign(7)).isZero();

    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(directory), NetworkLookup.none(), InstantSource.system());
        Http http = new Http(server.port())) {
      HttpResponse<String> answer = http.get("/api/v1/test-list/bundle");
      String tag = answer.headers().firstValue("etag").orElseThrow();

      Trust.Taken taken =
          Trust.in(Files.readAllBytes(path("root.json")))
              .take(
                  Bundle.parse(answer.body().getBytes(StandardCharsets.UTF_8)),
                  InstantSource.system().instant());
      assertThat(taken.version()).isEqualTo(7);
      assertThat(taken.lists().sites()).hasSizeGreaterThan(400);
      assertThat(http.get("/api/v1/test-list/bundle", "if-none-match", tag).statusCode())
          .isEqualTo(304);

      assertThat(sign(8)).isZero();
      assertThat(http.get("/api/v1/test-list/bundle", "if-none-match", tag).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void fileThatIsNoBundle_isNotHandedOut() throws Exception {
    Files.writeString(path("lists.json"), "{}");

    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(directory), NetworkLookup.none(), InstantSource.system());
        Http http = new Http(server.port())) {
      assertThat(http.get("/api/v1/test-list/bundle").statusCode()).isEqualTo(503);
    }
    assertThat(
            Main.run(
                "collector",
                "serve",
                "--data",
                path("data").toString(),
                "--lists-bundle",
                path("lists.json").toString()))
        .isEqualTo(2);
  }

  @Test
  void secretKey_isForItsOwnerAloneAndNeverOverwritten() throws Exception {
    assertThat(run("keygen", "key")).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path("key"))))
        .isEqualTo("rw-------");
    assertThat(run("keygen", "key")).isEqualTo(Main.ENVIRONMENT);
  }

  @Test
  void nextRoot_needsTheKeysOfTheOneBefore() throws Exception {
    makeRoot();
    run("keygen", "new");
    String[] next = {
      "root",
      "--root-pub",
      "new.pub",
      "--list-pub",
      "lists.pub",
      "--after",
      "root.json",
      "-o",
      "root2.json",
      "--key",
      "new"
    };

    assertThat(run(next)).isEqualTo(Main.WRONG_USE);
    assertThat(run(with(next, "--key", "offline"))).isZero();
    assertThat(
            Trust.in(Files.readAllBytes(path("root.json")))
                .followedBy(Files.readAllBytes(path("root2.json")))
                .root()
                .version())
        .isEqualTo(2);
  }

  @Test
  void listsWithFaults_areNotSigned() throws Exception {
    makeRoot();
    Files.createDirectories(path("mine"));
    Files.writeString(path("mine/services.yaml"), "- nonsense: 1\n");

    assertThat(
            run(
                "sign",
                "--root",
                "root.json",
                "--key",
                "lists",
                "--number",
                "1",
                "-o",
                "lists.json",
                "mine"))
        .isEqualTo(Main.NOT_SO);
    assertThat(path("lists.json")).doesNotExist();
  }

  @Test
  void waysAndKeyAndVersion_goWithTheLists_orAreNamedWhereTheyAreWrong() throws Exception {
    makeRoot();
    String key = OpeningKey.generate().sealing().text();
    String[] sign = {
      "sign", "--root", "root.json", "--key", "lists", "--number", "1", "-o", "lists.json"
    };
    assertThat(run(with(sign, "--way", "1=http://plain.example/"))).isEqualTo(Main.WRONG_USE);
    assertThat(run(with(sign, "--way", "https://a.example/"))).isEqualTo(Main.WRONG_USE);
    assertThat(run(with(sign, "--sealing-key", key + "x"))).isEqualTo(Main.WRONG_USE);
    assertThat(run(with(sign, "--newest", "soon"))).isEqualTo(Main.WRONG_USE);
    assertThat(path("lists.json")).doesNotExist();

    assertThat(
            run(
                with(
                    sign,
                    "--way",
                    "2=http://burkit.onion/",
                    "--way",
                    "1=https://a.example/",
                    "--sealing-key",
                    key,
                    "--newest",
                    "0.2.0")))
        .isZero();
    Contact contact =
        Trust.in(Files.readAllBytes(path("root.json")))
            .contact(Bundle.parse(Files.readAllBytes(path("lists.json"))));
    assertThat(contact.ways()).extracting(Contact.Way::rank).containsExactly(2, 1);
    assertThat(contact.sealingKey()).contains(key);
    assertThat(contact.newest()).contains("0.2.0");
  }

  @Test
  void keyThatTheRootDoesNotName_signsNothing() throws Exception {
    makeRoot();

    assertThat(
            run(
                "sign",
                "--root",
                "root.json",
                "--key",
                "offline",
                "--number",
                "1",
                "-o",
                "lists.json"))
        .isEqualTo(Main.WRONG_USE);
    assertThat(path("lists.json")).doesNotExist();
  }

  private void makeRoot() {
    assertThat(run("keygen", "offline")).isZero();
    assertThat(run("keygen", "lists")).isZero();
    assertThat(
            run(
                "root",
                "--root-pub",
                "offline.pub",
                "--list-pub",
                "lists.pub",
                "--key",
                "offline",
                "-o",
                "root.json"))
        .isZero();
  }

  private int sign(int number) {
    return run(
        "sign",
        "--root",
        "root.json",
        "--key",
        "lists",
        "--number",
        String.valueOf(number),
        "-o",
        "lists.json");
  }

  /** Words that name files of these tests stand for files in the directory. */
  private int run(String... words) {
    List<String> command = new ArrayList<>(List.of("lists", words[0]));
    for (int i = 1; i < words.length; i++) {
      boolean option = words[i].startsWith("-") || NO_FILES.contains(words[i - 1]);
      command.add(option ? words[i] : path(words[i]).toString());
    }
    return Main.run(command.toArray(String[]::new));
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }
}
