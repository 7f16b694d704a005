package org.burkit.collector.vantage;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks addresses up in one MMDB file that holds {@code country.iso_code}, {@code
 * autonomous_system_number} and {@code autonomous_system_organization}. Any thread may call it.
 */
public final class NetworkLookup implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(NetworkLookup.class);

  private final @Nullable Reader reader;

  private NetworkLookup(@Nullable Reader reader) {
    this.reader = reader;
  }

  /** A lookup that knows nothing. */
  public static NetworkLookup none() {
    return new NetworkLookup(null);
  }

  /**
   * A lookup in {@code file}.
   *
   * @throws IOException when the file is not there or not an MMDB
   */
  public static NetworkLookup open(Path file) throws IOException {
    return new NetworkLookup(new Reader(file.toFile(), new CHMCache()));
  }

  /** What the file says of the address; unknown where it says nothing or what does not fit. */
  public Network lookUp(InetAddress address) {
    if (reader == null || isBeyond(reader, address)) {
      return Network.UNKNOWN;
    }
    try {
      Map<?, ?> found = reader.get(address, Map.class);
      return found == null ? Network.UNKNOWN : network(found);
    } catch (IOException e) {
      log.warn("the network database cannot be read: {}", e.getMessage());
      return Network.UNKNOWN;
    }
  }

  /** The reader would take the first 32 bits of such an address for an IPv4 one. */
  private static boolean isBeyond(Reader reader, InetAddress address) {
    return address instanceof Inet6Address && reader.getMetadata().ipVersion() == 4;
  }

  private static Network network(Map<?, ?> found) {
    Optional<CountryCode> cc =
        found.get("country") instanceof Map<?, ?> country
                && country.get("iso_code") instanceof String code
            ? CountryCode.parse(code)
            : Optional.empty();
    Optional<String> name =
        found.get("autonomous_system_organization") instanceof String organization
            ? Optional.of(organization)
            : Optional.empty();
    return new Network(cc.orElse(CountryCode.UNKNOWN), asn(found), name);
  }

  private static Asn asn(Map<?, ?> found) {
    long number = found.get("autonomous_system_number") instanceof Number n ? n.longValue() : 0;
    return number >= 0 && number <= 0xFFFF_FFFFL ? new Asn(number) : Asn.UNKNOWN;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
