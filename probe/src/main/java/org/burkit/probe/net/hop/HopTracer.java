package org.burkit.probe.net.hop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLEngine;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.probe.net.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends packets that live for so many hops only, and says what came back. Any thread may ask; it
 * waits. A trace that the system refuses is empty.
 */
public final class HopTracer {
  /** Beyond that, no access network's censor was ever found. */
  public static final int FARTHEST = 16;

  /** Long enough for the system to send a SYN again (RFC 6298: after one second). */
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  /** The first of traceroute's. */
  private static final int NOBODYS_PORT = 33434;

  private static final int STRAY_BYTES = 24;

  private static final Duration CONNECTING = Duration.ofSeconds(4);
  private static final Logger LOG = LoggerFactory.getLogger(HopTracer.class);

  private HopTracer() {}

  /** The tracer of this machine; empty where the system's calls are not those of 64-bit Linux. */
  public static Optional<HopTracer> here() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    boolean known =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "aarch64" -> true;
          default -> false;
        };
    return linux && known && HopTracer.class.getModule().isNativeAccessEnabled()
        ? Optional.of(new HopTracer())
        : Optional.empty();
  }

  /** Connections begun with each time to live from 1 to {@code last}. */
  public List<HopStep> syn(InetSocketAddress to, int last) throws InterruptedException {
    return run(to, trace -> trace.syn(1, last));
  }

  /**
   * Datagrams that no program waits for, as traceroute sends them: the way of what nobody looks at,
   * up to the server, whose answer does not matter.
   */
  public List<HopStep> stray(InetAddress to, int last) throws InterruptedException {
    InetSocketAddress nobody = new InetSocketAddress(to, NOBODYS_PORT);
    return run(nobody, trace -> trace.datagram(new byte[STRAY_BYTES], 1, last));
  }

  /**
   * A DNS question for {@code name}, over UDP.
   *
   * @param type A or AAAA
   */
  public List<HopStep> dns(InetSocketAddress to, String name, String type, int last)
      throws InterruptedException {
    return datagram(to, Payloads.question(name, type), last);
  }

  /** The first packet of a QUIC connection that names {@code name}. */
  public List<HopStep> quic(InetSocketAddress to, String name, int last)
      throws InterruptedException {
    return datagram(to, QuicHello.naming(name).map(QuicInitial::of), last);
  }

  private static List<HopStep> datagram(InetSocketAddress to, Optional<byte[]> payload, int last)
      throws InterruptedException {
    return payload.isEmpty() ? List.of() : run(to, trace -> trace.datagram(payload.get(), 1, last));
  }

  /** A ClientHello that names {@code name}, over connections that stand. */
  public List<HopStep> sni(InetSocketAddress to, String name, int last)
      throws InterruptedException {
    Optional<byte[]> hello = Payloads.clientHello(name);
    return hello.isEmpty() ? List.of() : said(to, hello.get(), last);
  }

  /** A plain request for a page of {@code name}, over connections that stand. */
  public List<HopStep> host(InetSocketAddress to, String name, int last)
      throws InterruptedException {
    return said(to, Payloads.request(name), last);
  }

  /** These first bytes, over connections that stand. */
  public List<HopStep> said(InetSocketAddress to, byte[] first, int last)
      throws InterruptedException {
    return run(to, trace -> trace.stream(first, 1, last, Deadline.in(CONNECTING)));
  }

  /**
   * A page is asked for over one connection until no more of it comes, and then again and again.
   * Empty where it comes without ceasing, or not at all.
   *
   * @param engine for TLS; empty for plain HTTP
   */
  public List<HopStep> standstill(
      InetSocketAddress to, Optional<SSLEngine> engine, URI page, int last)
      throws InterruptedException {
    byte[] request = Payloads.request(page);
    return run(() -> {
      try (Standstill standstill = new Standstill(to)) {
        return standstill.steps(engine, request, last, Deadline.in(CONNECTING));
      }
    });
  }

  private interface Doing {
    List<HopStep> with(Trace trace) throws IOException;
  }

  private interface Tracing {
    List<HopStep> steps() throws IOException;
  }

  private static List<HopStep> run(InetSocketAddress to, Doing doing) throws InterruptedException {
    return run(() -> {
      try (Trace trace = new Trace(to, PATIENCE)) {
        return doing.with(trace);
      }
    });
  }

  private static List<HopStep> run(Tracing tracing) throws InterruptedException {
    CompletableFuture<List<HopStep>> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("probe-hop")
            .start(() -> {
              try {
                result.complete(tracing.steps());
              } catch (IOException e) {
                LOG.debug("no trace", e);
                result.complete(List.of());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trace answers with steps, not with an exception", e);
    } finally {
      thread.join();
    }
  }
}
