package org.burkit.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a probe was asked to measure: the {@code input} of a measurement, as it was written.
 *
 * @param input usually an http or https URL; other tests put other things here
 */
public record Target(String input) {

  /** The input as an http or https URL with a host; empty where it is something else. */
  public Optional<URI> url() {
    try {
      URI uri = new URI(input);
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The host of the URL in small letters and ASCII form (RFC 5890), without a trailing dot. */
  public Optional<String> host() {
    return url().flatMap(uri -> asciiHost(uri.getHost()));
  }

  /** The port that the URL names, or the one its scheme implies. */
  public Optional<Integer> port() {
    return url().map(uri -> uri.getPort() >= 0 ? uri.getPort() : defaultPort(uri));
  }

  private static int defaultPort(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static Optional<String> asciiHost(String host) {
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
      return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
