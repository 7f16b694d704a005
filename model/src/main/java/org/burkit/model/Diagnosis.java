package org.burkit.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One experiment that a probe made because a target failed here and not for the control, or because
 * its name can be hidden: what was tried and what came, never what it means ({@code
 * test_keys.x_diagnosis}).
 */
public sealed interface Diagnosis {
  /** No list of an experiment is longer; what claims to be is kept unread. */
  int LONGEST = 256;

  /**
   * One try: a connection to {@code address} on which {@code name} was said.
   *
   * @param address {@code ip:port}, IPv6 in brackets
   * @param name the SNI (over TLS or QUIC), or the Host of plain HTTP; empty where none was said
   * @param t0 its start, since the measurement's start
   * @param t its end, since the measurement's start
   * @param failure why no answer came; empty where the other side answered, whatever it said
   * @param answer what came, in short: equal answers have equal words. The SHA-256 of the leaf
   *     certificate, or status and SHA-256 of Location and body
   */
  record Attempt(
      String address,
      String name,
      Duration t0,
      Duration t,
      Optional<Failure> failure,
      Optional<String> answer) {
    public boolean failed() {
      return failure.isPresent();
    }
  }

  /**
   * The target, tried again and again between two tries of a host that nobody blocks.
   *
   * @param before the neutral host
   * @param tries the target, at most {@link #LONGEST}, each after a longer rest
   * @param after the neutral host again
   */
  record Sandwich(Attempt before, List<Attempt> tries, Attempt after, Extra extra)
      implements Diagnosis {
    public Sandwich {
      tries = bounded(tries);
    }
  }

  /** Where a name is said in clear. */
  enum NameLayer {
    SNI,
    HOST,
    /** The SNI in the first packets of QUIC. */
    QUIC
  }

  /**
   * The same steps with another name, and the same name elsewhere, one right after another. Decides
   * whether it is the name to which something reacts.
   *
   * @param target the target's address and the target's name
   * @param neutralName the target's address and a neutral name
   * @param otherAddress an address known to be good, and the target's name
   * @param neutralElsewhere the same address, and a name that does not belong there either: what
   *     that server does with strangers' names
   */
  record PairedName(
      NameLayer layer,
      Attempt target,
      Optional<Attempt> neutralName,
      Optional<Attempt> otherAddress,
      Optional<Attempt> neutralElsewhere,
      Extra extra)
      implements Diagnosis {}

  /** How a name is said in a ClientHello that can hide it (RFC 9849). */
  enum Hello {
    /** Encrypted, by the configuration in the name's HTTPS record. */
    HIDDEN,
    /** Encrypted, by the configuration with which the server rejected the former. */
    HIDDEN_ANEW,
    /** In clear, beside an encrypted ClientHello that is none (GREASE). */
    GREASE,
    /** In clear, and nothing else. */
    CLEAR,
    /** Not at all: the name that stands in the hidden one's place, and nothing else. */
    COVER
  }

  /**
   * One handshake with the server that a hidden name belongs to.
   *
   * @param attempt its {@code name} is what was said in clear; the failure is one of the
   *     certificate where an answer came all the same
   * @param rejected true where the server answered, and did not open what was encrypted
   */
  record HelloTry(Hello hello, Attempt attempt, boolean rejected) {}

  /**
   * Whether a name is answered when it is hidden, and what is answered beside that.
   *
   * @param name the target's, never said in clear by the hidden ones
   * @param tries in order of time; at most {@link #LONGEST}
   */
  record HiddenName(String name, List<HelloTry> tries, Extra extra) implements Diagnosis {
    public HiddenName {
      tries = bounded(tries);
    }
  }

  /**
   * Whether a connection without the target's name is harmed because the name was said before.
   *
   * @param atOnce connecting to the same address right after a try with the name
   * @param pause how long nothing was sent there
   * @param later connecting again
   */
  record ResidualPause(Attempt atOnce, Duration pause, Attempt later, Extra extra)
      implements Diagnosis {}

  /** Whose pace a curve shows. */
  enum CurveOf {
    /** The target. */
    TARGET,
    /** The target's server under a neutral name. */
    NEUTRAL_NAME,
    /** A neutral host, over the same line. */
    BASELINE
  }

  /**
   * How bytes came over time on one connection, below TLS.
   *
   * @param points in order of time, times since the request was sent; at most {@link #LONGEST}
   * @param failure how it ended, unless whole or at the limit of what was to be fetched
   */
  record Curve(CurveOf of, String host, List<Point> points, Optional<Failure> failure) {
    public Curve {
      points = bounded(points);
    }

    public long bytes() {
      return points.isEmpty() ? 0 : points.getLast().bytes();
    }
  }

  /**
   * How far a transfer had come.
   *
   * @param t since the request was sent
   * @param bytes that had come by then, in all
   */
  record Point(Duration t, long bytes) {}

  /** The pace of the target beside that of others over the same line, one after another. */
  record Throughput(List<Curve> curves, Extra extra) implements Diagnosis {
    public Throughput {
      curves = bounded(curves);
    }
  }

  /** What is sent with a limited time to live. */
  enum HopKind {
    SYN,
    DNS,
    SNI,
    HOST,
    /** The first packet of QUIC, in which the name can be read (RFC 9001 section 5.2). */
    QUIC,
    /** A ClientHello that hides the name under another (RFC 9849). */
    ECH,
    /** What is said on a connection after it fell silent in mid-page. */
    STREAM
  }

  /** What came back from a packet with a limited time to live. */
  enum Came {
    /** ICMP "time exceeded": a router let the packet die, so it had got there. */
    TIME_EXCEEDED,
    /** ICMP that forbids or cannot deliver. */
    UNREACHABLE,
    /** An answer of the protocol that was spoken. */
    ANSWER,
    RESET,
    /** The connection was ended without an answer. */
    END,
    SILENCE
  }

  /** Where the router that answered by ICMP stands: its address may tell who the volunteer is. */
  enum RouterClass {
    /** A private, shared or link-local address (RFC 1918, 6598, 4193): the home or the provider. */
    LOCAL,
    PUBLIC,
    /** Not told. */
    UNKNOWN
  }

  /**
   * One packet with a limited time to live, and what came back.
   *
   * @param ttl how many routers the packet could reach; the last of them lets it die
   * @param after from sending until it came; the time waited, for silence
   */
  record HopStep(int ttl, Came came, RouterClass router, Duration after) {
    public HopStep {
      if (ttl < 1 || ttl > 255) {
        throw new IllegalArgumentException("a time to live is 1 to 255, was " + ttl);
      }
    }
  }

  /**
   * The target's name, or a connection to its address, sent with a time to live that grows.
   *
   * @param address where to, {@code ip:port}
   * @param name what was said; empty for a SYN
   * @param steps by time to live
   * @param reference the same way without what is interfered with: a neutral name, or a datagram
   *     that no program waits for; for a SYN that gets nowhere, one to a neutral address; for a
   *     hidden name, the same in clear; for a connection that fell silent, the first words of one
   *     with a neutral name
   */
  record HopTrace(
      HopKind kind,
      String address,
      String name,
      List<HopStep> steps,
      List<HopStep> reference,
      Extra extra)
      implements Diagnosis {
    public HopTrace {
      steps = bounded(steps);
      reference = bounded(reference);
    }
  }

  /**
   * An experiment that was due and could not be made.
   *
   * @param experiment {@code hop_trace} for example
   * @param reason in words
   */
  record NotAvailable(String experiment, String reason, Extra extra) implements Diagnosis {}

  /** An entry that could not be read as one of these, as it came. */
  record Unrecognized(String json) implements Diagnosis {}

  private static <T> List<T> bounded(List<T> list) {
    if (list.size() > LONGEST) {
      throw new IllegalArgumentException("at most " + LONGEST + " entries, got " + list.size());
    }
    return List.copyOf(list);
  }
}
