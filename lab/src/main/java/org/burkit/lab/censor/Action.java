package org.burkit.lab.censor;

import java.util.Arrays;
import java.util.List;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip;

/** What a censor does once its trigger matched. */
public sealed interface Action {

  /** What becomes of the genuine answer where one is forged. */
  enum Genuine {
    /** The question passes, so the genuine answer comes after the forged ones. */
    FOLLOWS,
    /** The question is swallowed. */
    NEVER_COMES
  }

  /**
   * Answers a DNS question falsely, once for each of {@code answers}. Over TCP the first alone is
   * given, and the connection ends.
   *
   * @param losesRace when the forged answers come after the genuine one, where that follows
   */
  record ForgeDns(List<ForgedAnswer> answers, Genuine genuine, When losesRace) implements Action {
    private static final When NEVER = new When.Share(0);

    public ForgeDns {
      answers = List.copyOf(answers);
      if (answers.isEmpty()) {
        throw new IllegalArgumentException("a forger needs at least one answer");
      }
    }

    /** Injects addresses before the genuine answer. */
    public static ForgeDns injecting(Ip... addresses) {
      List<ForgedAnswer> answers =
          Arrays.stream(addresses).<ForgedAnswer>map(ForgedAnswer.Address::new).toList();
      return new ForgeDns(answers, Genuine.FOLLOWS, NEVER);
    }

    /** Injects an answer before the genuine one. */
    public static ForgeDns injecting(ForgedAnswer answer) {
      return new ForgeDns(List.of(answer), Genuine.FOLLOWS, NEVER);
    }

    /** Gives an answer in place of the genuine one. */
    public static ForgeDns instead(ForgedAnswer answer) {
      return new ForgeDns(List.of(answer), Genuine.NEVER_COMES, NEVER);
    }

    public ForgeDns losingRace(When when) {
      return new ForgeDns(answers, genuine, when);
    }
  }

  /** Swallows the packet and everything after it on the same connection, either way. */
  record Drop() implements Action {}

  /** Resets both ends and swallows the rest. */
  record Reset() implements Action {}

  /** Resets the client alone, from beside the path: everything genuine passes. */
  record ResetClient() implements Action {}

  /** Ends the connection in the server's name without a word; resets the server. */
  record Close() implements Action {}

  /**
   * Sends a fatal TLS alert in the server's name (RFC 8446 section 6), closes, resets the server.
   */
  record Alert(int description) implements Action {
    public static final int HANDSHAKE_FAILURE = 40;
    public static final int UNRECOGNIZED_NAME = 112;
  }

  /** Answers in the server's place with this HTTP response, closes, resets the server. */
  record Respond(HttpResponse response) implements Action {}

  /** Says that communication is prohibited (ICMP) and swallows the rest. */
  record Prohibit() implements Action {}

  /**
   * Sends the connection to another end point, which the client does not see: the way in for an
   * interceptor, or for a resolver that answers in the name of others.
   */
  record Divert(Endpoint instead) implements Action {}

  /** Lets the client speak and swallows whatever the server says from then on. */
  record Mute() implements Action {}

  /** Lets so many bytes of the server's data pass, then swallows everything. */
  record Freeze(int afterBytes) implements Action {}

  /** Lets so many bytes of the server's data pass, then resets both ends. */
  record ResetLater(int afterBytes) implements Action {}

  /** Queues the server's packets so that they pass at this rate. */
  record Shape(int bytesPerSecond) implements Action {
    public Shape {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException("a rate is at least 1 byte per second");
      }
    }
  }

  /**
   * Swallows a part of the server's packets, between 0 and 1; which ones is fixed by the censor's
   * seed.
   */
  record Lose(double part) implements Action {}
}
