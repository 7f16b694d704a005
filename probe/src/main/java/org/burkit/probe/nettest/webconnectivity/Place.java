package org.burkit.probe.nettest.webconnectivity;

import java.net.URI;
import java.util.Optional;
import org.burkit.model.Target;

/**
 * A page to open on the way: the target itself, or where a redirect led.
 *
 * @param host in ASCII form
 * @param depth how many redirects were followed to get here
 */
record Place(URI url, String host, int port, boolean tls, int depth) {

  /** Empty where the URL is none of http or https with a host. */
  static Optional<Place> of(URI url, int depth) {
    Target target = new Target(url.toString());
    return target.host().flatMap(host -> target.port().map(port -> place(url, host, port, depth)));
  }

  private static Place place(URI url, String host, int port, int depth) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Place(url, bare, port, "https".equalsIgnoreCase(url.getScheme()), depth);
  }

  String depthTag() {
    return "depth=" + depth;
  }
}
