package org.burkit.collector;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.burkit.collector.web.AddressBlock;
import org.burkit.collector.web.Door;
import org.burkit.collector.web.PemFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where and how a server is reached. */
final class DoorOptions {
  @Option(
      names = "--listen",
      converter = Listen.class,
      paramLabel = "HOST:PORT",
      description = "Where to answer; 127.0.0.1 alone by default.")
  private @Nullable InetSocketAddress listen;

  @Option(
      names = "--tls-cert",
      paramLabel = "PEM",
      description = "Answer over TLS with this certificate and its chain; read again when renewed.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "The certificate's key, PKCS #8.")
  private @Nullable Path key;

  @Option(
      names = "--behind",
      paramLabel = "ADDRESS[/BITS]",
      description = "A proxy whose X-Forwarded-For is believed; may be given several times.")
  private List<String> proxies = new ArrayList<>();

  /** What the options say; whatever is wrong with them goes into {@code faults}. */
  Door read(String usual, List<String> faults) {
    return new Door(
        listen == null ? Objects.requireNonNull(Listen.parse(usual, -1)) : listen,
        pem(faults),
        proxies.stream().flatMap(text -> block(text, faults).stream()).toList());
  }

  private Optional<PemFiles> pem(List<String> faults) {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      faults.add("expected both --tls-cert and --tls-key, got one of them; name the other as well");
      return Optional.empty();
    }
    return Optional.of(new PemFiles(certificate, key));
  }

  private static Optional<AddressBlock> block(String text, List<String> faults) {
    try {
      return Optional.of(AddressBlock.of(text));
    } catch (IllegalArgumentException e) {
      faults.add("--behind: expected an address such as 127.0.0.1 or 10.0.0.0/8, got " + text);
      return Optional.empty();
    }
  }
}
