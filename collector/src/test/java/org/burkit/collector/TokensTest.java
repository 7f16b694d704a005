package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.envelope.token.Blinding;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens at the door of a collector that takes two measurements an hour from one prefix. */
class TokensTest extends Served {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final Instant NEXT_MONTH = Instant.parse("2026-12-01T00:00:01Z");
  private static final int A_DAY = 40;

  private TestTokens probe;
  private int sent;

  @Override
  @BeforeEach
  void start() throws Exception {
    var limits = IngestLimits.standard().withPerHour(2).withTokensPerDay(A_DAY);
    server = CollectorServer.start(TestSettings.in(data, limits), NetworkLookup.none(), () -> now);
    http = new Http(server.port());
    probe = new TestTokens(http, "203.0.113.7");
  }

  private void restart() throws Exception {
    stop();
    start();
  }

  @Test
  void keysAreMadeAtTheStart_beforeAnybodyAsks() throws Exception {
    server.prepare();
    server.close();

    assertThat(DataDirectory.tokenKeys(data)).exists();
    assertThat(Files.readAllLines(DataDirectory.tokenKeys(data)))
        .hasSize(4)
        .first()
        .asString()
        .startsWith(MONTH + " ");
  }

  @Test
  void byAWrongClock_noKeysAreMadeAtTheStart() throws Exception {
    now = Instant.EPOCH;
    server.prepare();
    server.close();

    assertThat(DataDirectory.tokenKeys(data)).doesNotExist();
  }

  @Test
  void whereTooManyCome_whoeverHasATokenIsHeard_onceForEach() throws Exception {
    List<Token> tokens = probe.get(2, Standing.NEW, Optional.empty());
    crowd();

    assertThat(probe.send(fresh(), tokens.get(0).text()).statusCode()).isEqualTo(200);
    assertThat(probe.send(fresh(), tokens.get(0).text()).statusCode()).isEqualTo(429);
    assertThat(probe.send(fresh(), tokens.get(1).text()).statusCode()).isEqualTo(200);
    assertThat(probe.presented("taken")).isEqualTo(2);
    assertThat(probe.presented("spent")).isEqualTo(1);
  }

  @Test
  void whoHasNone_isTakenAsBefore() throws Exception {
    assertThat(probe.send(fresh(), "none").statusCode()).isEqualTo(200);
    assertThat(probe.presented("malformed")).isEqualTo(1);
  }

  @Test
  void spentToken_staysSpent_afterARestart() throws Exception {
    Token token = probe.get(1, Standing.NEW, Optional.empty()).getFirst();
    crowd();
    assertThat(probe.send(fresh(), token.text()).statusCode()).isEqualTo(200);

    restart();
    crowd();

    assertThat(probe.send(fresh(), token.text()).statusCode()).isEqualTo(429);
  }

  @Test
  void keys_areTheSameForEverybody_andAfterARestart() throws Exception {
    String first = probe.sheet().text();
    assertThat(new TestTokens(http, "198.51.100.9").sheet().text()).isEqualTo(first);
    restart();
    assertThat(probe.sheet().text()).isEqualTo(first);
    assertThat(probe.sheet().months()).startsWith(MONTH).hasSize(4);
    assertThat(Files.getPosixFilePermissions(data.resolve("token-keys"))).hasSize(2);
  }

  @Test
  void oneTokenShownByManyAtOnce_isTakenOnce() throws Exception {
    Token token = probe.get(1, Standing.NEW, Optional.empty()).getFirst();
    crowd();
    int many = 16;
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < many; i++) {
      bodies.add(fresh());
    }
    var begin = new CountDownLatch(1);
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    var senders = new ArrayList<Thread>();
    for (String body : List.copyOf(bodies)) {
      senders.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  begin.await();
                  statuses.add(probe.send(body, token.text()).statusCode());
                } catch (Exception e) {
                  statuses.add(0);
                }
              }));
    }
    begin.countDown();
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(statuses).hasSize(many).containsOnlyOnce(200).containsOnly(200, 429);
  }

  @Test
  void forgedTokens_andThoseOfOtherKeys_areWorthNothing() throws Exception {
    IssuingKey own = IssuingKey.generate();
    Blinding blinding = Blinding.of(own.issuer());
    Token ofAnother = blinding.finish(own.sign(blinding.blinded()).orElseThrow()).orElseThrow();
    String good = probe.get(1, Standing.NEW, Optional.empty()).getFirst().text();
    char other = good.charAt(300) == 'A' ? 'B' : 'A';
    String forged = good.substring(0, 300) + other + good.substring(301);
    crowd();

    assertThat(probe.send(fresh(), ofAnother.text()).statusCode()).isEqualTo(429);
    assertThat(probe.send(fresh(), forged).statusCode()).isEqualTo(429);
    assertThat(probe.presented("unknown_key")).isEqualTo(1);
    assertThat(probe.presented("forged")).isEqualTo(1);
    assertThat(probe.send(fresh(), good).statusCode()).isEqualTo(200);
  }

  @Test
  void tokenForMoreThanItIsGoodFor_isNotSpent() throws Exception {
    Token token = probe.get(1, Standing.NEW, Optional.empty()).getFirst();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= IngestLimits.standard().perToken(); i++) {
      many.append(fresh()).append("\n");
    }
    assertThat(probe.send(many.toString(), token.text()).statusCode()).isEqualTo(429);
    assertThat(probe.presented("too_many")).isEqualTo(1);
    assertThat(probe.send(fresh(), token.text()).statusCode()).isEqualTo(200);
    assertThat(probe.presented("taken")).isEqualTo(1);
  }

  @Test
  void tokenIsGoodUntilTheEndOfTheNextMonth() throws Exception {
    List<Token> tokens = probe.get(2, Standing.NEW, Optional.empty());
    now = NEXT_MONTH;
    crowd();
    assertThat(probe.send(fresh(), tokens.get(0).text()).statusCode()).isEqualTo(200);

    now = Instant.parse("2027-01-01T00:00:01Z");
    crowd();
    assertThat(probe.send(fresh(), tokens.get(1).text()).statusCode()).isEqualTo(429);
    assertThat(probe.presented("unknown_key")).isEqualTo(1);
  }

  @Test
  void keysOfOtherMonths_signNothing() throws Exception {
    KeySheet sheet = probe.sheet();
    IssuerKey ahead = sheet.of(MONTH.plusMonths(1)).orElseThrow().fresh();
    assertThat(probe.ask(ahead, List.of(Blinding.of(ahead)), Optional.empty()).statusCode())
        .isEqualTo(409);
    IssuerKey before = sheet.of(MONTH).orElseThrow().fresh();
    now = NEXT_MONTH;
    assertThat(probe.ask(before, List.of(Blinding.of(before)), Optional.empty()).statusCode())
        .isEqualTo(409);
  }

  @Test
  void whoWasKnownLastMonth_getsWhatSaysSo_forOneTokenOnce() throws Exception {
    Token old = probe.get(1, Standing.NEW, Optional.empty()).getFirst();
    IssuerKey known = knownKey();
    assertThat(probe.ask(known, blindings(known), Optional.of(old)).statusCode()).isEqualTo(403);

    now = NEXT_MONTH;
    List<Token> aged = probe.get(2, Standing.KNOWN, Optional.of(old));
    IssuerKey next = knownKey();
    assertThat(aged.getFirst().isSignedBy(next)).isTrue();
    HttpResponse<String> again = probe.ask(next, blindings(next), Optional.of(old));
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("spent");
    assertThat(probe.ask(next, blindings(next), Optional.empty()).statusCode()).isEqualTo(403);
    assertThat(probe.get(1, Standing.KNOWN, Optional.of(aged.getFirst()))).hasSize(1);
  }

  @Test
  void strangersWhoDrainADay_drainNothingOfThoseWhoAreKnown() throws Exception {
    Token old = probe.get(1, Standing.NEW, Optional.empty()).getFirst();
    now = NEXT_MONTH;
    probe.get(32, Standing.NEW, Optional.empty());
    IssuerKey fresh = probe.sheet().of(MONTH.plusMonths(1)).orElseThrow().fresh();
    List<Blinding> more = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      more.add(Blinding.of(fresh));
    }
    HttpResponse<String> drained = probe.ask(fresh, more, Optional.empty());
    assertThat(drained.statusCode()).isEqualTo(429);
    assertThat(drained.headers().firstValue("retry-after")).isPresent();

    assertThat(probe.get(2, Standing.KNOWN, Optional.of(old))).hasSize(2);
    assertThat(new TestTokens(http, "198.51.100.9").get(1, Standing.NEW, Optional.empty()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\n\n\n", "{}", "AAAA\nAAAA"})
  void whatIsNoQuestion_isRefused(String body) throws Exception {
    assertThat(probe.post(body, Optional.empty()).statusCode()).isIn(400, 409);
  }

  @Test
  void blindedOfAnotherSize_orTooMany_isRefused() throws Exception {
    IssuerKey key = probe.sheet().of(MONTH).orElseThrow().fresh();
    String good = TestTokens.base64(Blinding.of(key).blinded());
    String modulus = "_".repeat(342);
    for (String blinded : List.of("", "AAAA", modulus, good + "A", good + "\n" + "*".repeat(342))) {
      assertThat(probe.post(key.id() + "\n" + blinded + "\n", Optional.empty()).statusCode())
          .as(blinded)
          .isEqualTo(400);
    }
    String many = (good + "\n").repeat(33);
    assertThat(probe.post(key.id() + "\n" + many, Optional.empty()).statusCode()).isEqualTo(400);
    assertThat(probe.post("A".repeat(20_000), Optional.empty()).statusCode()).isEqualTo(413);
  }

  @Test
  void clockThatWasReset_makesNoKeys() throws Exception {
    now = Instant.parse("1970-01-01T00:00:09Z");
    assertThat(http.get("/.well-known/burkit-token-keys").statusCode()).isEqualTo(503);
    assertThat(data.resolve("token-keys")).doesNotExist();
  }

  private IssuerKey knownKey() throws Exception {
    KeySheet sheet = probe.sheet();
    return sheet.of(sheet.months().getFirst()).orElseThrow().known();
  }

  private static List<Blinding> blindings(IssuerKey key) {
    return List.of(Blinding.of(key));
  }

  /** Others send all that may come from the prefix in this hour. */
  private void crowd() throws Exception {
    assertThat(probe.send(fresh() + "\n" + fresh(), "none").statusCode()).isEqualTo(200);
    assertThat(probe.send(fresh(), "none").statusCode()).isEqualTo(429);
  }

  private String fresh() {
    return Samples.line(Samples.accessible("p" + sent++, 64501, NOON));
  }
}
