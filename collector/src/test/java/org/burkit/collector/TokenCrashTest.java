package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real program while tokens are spent, and tries to spend them once more. */
class TokenCrashTest {
  private static final int TOKENS = 32;
  private static final int SPENT_BEFORE_THE_KILL = 12;
  private static final String[] OPTIONS = {"--behind", "127.0.0.1", "--per-hour", "1"};

  @TempDir Path data;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Set<Token> spent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void killedWhileTokensAreSpent_takesNoneOfThemAgain() throws Exception {
    List<Token> tokens;
    try (Child collector = Child.serving(data, OPTIONS);
        Http http = new Http(collector.port())) {
      var probe = new TestTokens(http, "203.0.113.7");
      tokens = probe.get(TOKENS, Standing.NEW, Optional.empty());
      crowd(probe);
      spendUntilKilled(collector, tokens);
    }
    assertThat(spent).hasSizeGreaterThanOrEqualTo(SPENT_BEFORE_THE_KILL);
    try (Child collector = Child.serving(data, OPTIONS);
        Http http = new Http(collector.port())) {
      var probe = new TestTokens(http, "203.0.113.7");
      crowd(probe);
      for (Token token : spent) {
        assertThat(probe.send(fresh(), token.text()).statusCode()).isEqualTo(429);
      }
    }
  }

  private void spendUntilKilled(Child collector, List<Token> tokens) throws Exception {
    var reached = new CountDownLatch(SPENT_BEFORE_THE_KILL);
    var senders = new ArrayList<Thread>();
    for (Token token : tokens) {
      senders.add(Thread.ofVirtual().start(() -> spend(collector.port(), token, reached)));
    }
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    collector.kill();
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void spend(int port, Token token, CountDownLatch reached) {
    try (Http http = new Http(port)) {
      var probe = new TestTokens(http, "203.0.113.7");
      if (probe.send(fresh(), token.text()).statusCode() == 200) {
        spent.add(token);
        reached.countDown();
      }
    } catch (Exception killed) {
      // it may be spent or not
    }
  }

  private void crowd(TestTokens probe) throws Exception {
    assertThat(probe.send(fresh(), "none").statusCode()).isEqualTo(200);
    assertThat(probe.send(fresh(), "none").statusCode()).isEqualTo(429);
  }

  private String fresh() {
    return Samples.line(Samples.accessible("p" + next.getAndIncrement(), 64501, now));
  }
}
