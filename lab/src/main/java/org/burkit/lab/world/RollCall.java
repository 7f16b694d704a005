package org.burkit.lab.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;

/** Has every address of a place fetch a page at once, to see that all are on the Internet. */
public final class RollCall {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final byte[] REQUEST =
      "HEAD / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
          .formatted(Atlas.NEUTRAL_HOST)
          .getBytes(US_ASCII);

  private RollCall() {}

  /** The addresses that got an answer of the lab's neutral site. Blocks until all have ended. */
  public static List<Ip4> answered(Plan plan, Place place) throws InterruptedException {
    Endpoint site = new Endpoint(plan.site(Atlas.NEUTRAL_HOST).orElseThrow().west(), 80);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> calls =
          place.addresses().stream()
              .map(from -> (Callable<Boolean>) () -> isAnswered(place, from, site))
              .toList();
      List<Future<Boolean>> done = threads.invokeAll(calls);
      return IntStream.range(0, done.size())
          .filter(i -> done.get(i).resultNow())
          .mapToObj(i -> place.addresses().get(i))
          .toList();
    }
  }

  private static boolean isAnswered(Place place, Ip4 from, Endpoint to) {
    try (SocketChannel channel =
        place.namespace().call(() -> SocketChannel.open(StandardProtocolFamily.INET))) {
      channel.bind(new InetSocketAddress(from.toString(), 0));
      Socket socket = channel.socket();
      socket.connect(new InetSocketAddress(to.address().toString(), to.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(REQUEST);
      return new String(socket.getInputStream().readNBytes(9), US_ASCII).equals("HTTP/1.1 ");
    } catch (IOException e) {
      return false;
    }
  }
}
