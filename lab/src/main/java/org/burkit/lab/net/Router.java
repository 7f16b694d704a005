package org.burkit.lab.net;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.sys.Linux;
import org.burkit.lab.sys.Tun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lab's Internet: one thread that reads packets from all ports, has the {@link Carrier} say
 * where and when they arrive, and writes them then. Its thread alone touches devices and
 * middleboxes; {@link #close} may be called by any.
 */
public final class Router implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final int BURST = 64;
  private static final int MOST_IN_FLIGHT = 100_000;

  private record Flying(long dueNanos, long number, Port to, Packet packet) {}

  private final Map<Port, Tun> ports;
  private final Map<String, Tap> taps;
  private final Carrier carrier;
  private final Conditions conditions;
  private final PriorityQueue<Flying> inFlight =
      new PriorityQueue<>(
          Comparator.comparingLong(Flying::dueNanos).thenComparingLong(Flying::number));
  private final Thread thread;
  private long sent;
  private volatile boolean stopping;

  private Router(Map<Port, Tun> ports, Set<Ip> blackholes, Conditions conditions) {
    this.taps = conditions.taps();
    this.ports = new LinkedHashMap<>(ports);
    this.carrier = new Carrier(List.copyOf(ports.keySet()), blackholes, conditions.seed());
    this.conditions = conditions;
    this.thread = Thread.ofPlatform().daemon().name("lab-router").unstarted(this::loop);
  }

  /**
   * Starts a router. Packets to the addresses {@code blackholes} vanish at the last step; the taps
   * listen at the links of ports, by name.
   */
  public static Router start(Map<Port, Tun> ports, Set<Ip> blackholes, Conditions conditions) {
    Router router = new Router(ports, blackholes, conditions);
    router.thread.start();
    return router;
  }

  private void loop() {
    List<Map.Entry<Port, Tun>> entries = List.copyOf(ports.entrySet());
    try (var waiting = new Linux.Waiting(entries.stream().map(Map.Entry::getValue).toList())) {
      while (!stopping) {
        waiting.await(untilNextDue());
        for (int i = 0; i < entries.size(); i++) {
          if (waiting.isReady(i)) {
            drain(entries.get(i).getKey(), entries.get(i).getValue());
          }
        }
        deliverDue();
      }
    }
  }

  private Duration untilNextDue() {
    Flying next = inFlight.peek();
    if (next == null) {
      return IDLE;
    }
    return Duration.ofNanos(Math.clamp(next.dueNanos() - System.nanoTime(), 0, IDLE.toNanos()));
  }

  private void drain(Port port, Tun device) {
    for (int i = 0; i < BURST; i++) {
      var bytes = device.read();
      if (bytes.isEmpty()) {
        return;
      }
      listen(port, bytes.get());
      // Fragments of IPv4 are not carried: nobody in the lab sends any.
      Packet.read(bytes.get()).ifPresent(packet -> send(port, packet));
    }
  }

  private void send(Port port, Packet packet) {
    long now = System.nanoTime();
    try {
      for (Delivery delivery : carrier.carry(port, packet, conditions.censorsClock().instant())) {
        if (inFlight.size() < MOST_IN_FLIGHT) {
          long due = now + delivery.after().toNanos();
          inFlight.add(new Flying(due, sent++, delivery.to(), delivery.packet()));
        }
      }
    } catch (RuntimeException e) {
      // A fault of a middlebox must not silence the whole lab.
      LOG.error("packet lost: {}", packet, e);
    }
  }

  private void deliverDue() {
    long now = System.nanoTime();
    while (!inFlight.isEmpty() && inFlight.element().dueNanos() <= now) {
      Flying next = inFlight.remove();
      byte[] bytes = next.packet().bytes();
      listen(next.to(), bytes);
      Objects.requireNonNull(ports.get(next.to())).write(bytes);
    }
  }

  private void listen(Port port, byte[] packet) {
    Tap tap = taps.get(port.name());
    if (tap != null) {
      tap.crossed(conditions.clock().instant(), packet);
    }
  }

  /** Stops carrying packets and waits for the thread to end; the devices stay open. */
  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
