package org.burkit.collector.control;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.web.Door;

/**
 * What a control is started with.
 *
 * @param allowPrivate lets it connect to private and reserved addresses; only for a laboratory
 * @param resolver whom to ask for names; the machine's own where empty
 * @param roots the only certificates that are trusted
 */
public record ControlSettings(
    Door door,
    boolean allowPrivate,
    Optional<InetSocketAddress> resolver,
    List<X509Certificate> roots) {
  public ControlSettings {
    roots = List.copyOf(roots);
  }
}
