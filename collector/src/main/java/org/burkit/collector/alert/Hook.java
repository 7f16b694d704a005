package org.burkit.collector.alert;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.burkit.collector.page.News;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Somebody who wants to be told.
 *
 * @param name of the file in which it is kept what was sent
 * @param secret that requests are signed with
 * @param cooldown how long nothing more is said of an incident after something was
 * @param isPrivate whether it may lie in a network around us
 */
public record Hook(
    String name, URI url, String secret, Wanted wanted, Duration cooldown, boolean isPrivate) {

  /** Of which incidents; what is empty does not matter. */
  public record Wanted(
      Optional<CountryCode> cc,
      Optional<Asn> asn,
      Optional<String> domain,
      Optional<String> service) {
    boolean includes(News news) {
      return new IncidentFilter(Optional.empty(), cc, asn, domain, service).passes(news.incident());
    }
  }

  /** True for https, and for http to this machine itself by its number. */
  static boolean isSafe(URI url) {
    String host = url.getHost();
    if (host == null || url.getUserInfo() != null) {
      return false;
    }
    return "https".equals(url.getScheme())
        || ("http".equals(url.getScheme())
            && host.matches("127(\\.\\d{1,3}){3}|\\[::1]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
