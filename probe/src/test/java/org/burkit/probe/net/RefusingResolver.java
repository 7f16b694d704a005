package org.burkit.probe.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Stands in for the JVM's resolver in every test: writes down who asked, and gives no address. */
public final class RefusingResolver extends InetAddressResolverProvider {
  private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

  static Queue<String> asked() {
    return ASKED;
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver builtin = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (host.equals("localhost") || host.equals(ownName())) {
          return Stream.of(InetAddress.getLoopbackAddress()); // test servers ask for these
        }
        ASKED.add(host);
        throw new UnknownHostException("the JVM's resolver was asked for " + host);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return builtin.lookupByAddress(address);
      }
    };
  }

  /** Jetty wants to know it for its log. */
  private static String ownName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public String name() {
    return "refusing";
  }
}
