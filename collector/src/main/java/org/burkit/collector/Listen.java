package org.burkit.collector;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HOST:PORT} of the command line; a bare address gets the port given here. */
final class Listen implements ITypeConverter<InetSocketAddress> {
  @Override
  public InetSocketAddress convert(String value) {
    InetSocketAddress address = parse(value, -1);
    if (address == null) {
      throw new TypeConversionException("expected HOST:PORT, such as 127.0.0.1:8080, got " + value);
    }
    return address;
  }

  /** The address, or null; {@code defaultPort} -1 asks for a port to be named. */
  static @Nullable InetSocketAddress parse(String value, int defaultPort) {
    String bare = value.startsWith("[") ? value.substring(value.indexOf(']') + 1) : value;
    boolean named = bare.indexOf(':') >= 0 && bare.indexOf(':') == bare.lastIndexOf(':');
    String host = named ? value.substring(0, value.lastIndexOf(':')) : value;
    try {
      int port = named ? Integer.parseInt(bare.substring(bare.indexOf(':') + 1)) : defaultPort;
      boolean inRange = port >= 0 && port <= 65_535;
      return inRange ? new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A DNS server: an address, with or without a port. */
  static final class Resolver implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String value) {
      InetSocketAddress address = parse(value, 53);
      if (address == null || address.isUnresolved()) {
        throw new TypeConversionException("expected an IP address, such as 9.9.9.9, got " + value);
      }
      return address;
    }
  }
}
