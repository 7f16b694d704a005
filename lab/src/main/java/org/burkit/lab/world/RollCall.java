package org.burkit.lab.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.burkit.lab.packet.Ip;

/** Has every address of a place fetch a page at once, to see that all are on the Internet. */
public final class RollCall {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int HTTP = 80;
  private static final byte[] REQUEST =
      "HEAD / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
          .formatted(Atlas.NEUTRAL_HOST)
          .getBytes(US_ASCII);

  private RollCall() {}

  /** The addresses that got an answer of the lab's neutral site. Blocks until all have ended. */
  public static List<Ip> answered(Plan plan, Place place) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> calls =
          place.addresses().stream()
              .map(from -> (Callable<Boolean>) () -> isAnswered(place, from, plan))
              .toList();
      List<Future<Boolean>> done = threads.invokeAll(calls);
      return IntStream.range(0, done.size())
          .filter(i -> done.get(i).resultNow())
          .mapToObj(i -> place.addresses().get(i))
          .toList();
    }
  }

  private static boolean isAnswered(Place place, Ip from, Plan plan) {
    Ip to = plan.site(Atlas.NEUTRAL_HOST).orElseThrow().addressLike(from);
    try (SocketChannel channel = place.namespace().call(() -> SocketChannel.open())) {
      channel.bind(new InetSocketAddress(from.toString(), 0));
      Socket socket = channel.socket();
      socket.connect(new InetSocketAddress(to.toString(), HTTP), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(REQUEST);
      return new String(socket.getInputStream().readNBytes(9), US_ASCII).equals("HTTP/1.1 ");
    } catch (IOException e) {
      return false;
    }
  }
}
