package org.burkit.collector.control;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.burkit.model.ControlRequest;
import org.burkit.model.EndpointProtocol;

/**
 * A probe's request after its bounds were checked.
 *
 * @param headers only the names that a browser's request would differ by between people
 * @param endpoints at most 16, as the probe found them; not filtered yet
 * @param quic whether the probe asks for QUIC as well
 * @param extent how far to go: to the page, or only so far as an endpoint that is none goes
 */
record ControlQuestion(
    HttpUrl url,
    Map<String, List<String>> headers,
    List<InetSocketAddress> endpoints,
    boolean quic,
    Optional<String> nonce,
    EndpointProtocol extent) {

  static final int MOST_ENDPOINTS = 16;
  private static final int LONGEST_URL = 2_048;
  private static final int LONGEST_HEADER = 1_024;
  private static final int LONGEST_NONCE = 64;
  private static final Set<String> HEADERS = Set.of("accept", "accept-language", "user-agent");

  ControlQuestion {
    headers = Map.copyOf(headers);
    endpoints = List.copyOf(endpoints);
  }

  /** A request that cannot be measured: what was expected and what came. */
  static final class Unfit extends Exception {
    Unfit(String why) {
      super(why);
    }
  }

  static ControlQuestion of(ControlRequest request) throws Unfit {
    HttpUrl url = request.url().length() > LONGEST_URL ? null : HttpUrl.parse(request.url());
    if (url == null) {
      throw new Unfit(
          "http_request: expected an http or https URL of at most " + LONGEST_URL + " characters");
    }
    if (request.nonce().filter(nonce -> nonce.length() > LONGEST_NONCE).isPresent()) {
      throw new Unfit("x_nonce: expected at most " + LONGEST_NONCE + " characters");
    }
    if (request.endpoints().size() > MOST_ENDPOINTS) {
      throw new Unfit(
          "tcp_connect: expected at most "
              + MOST_ENDPOINTS
              + " endpoints, got "
              + request.endpoints().size());
    }
    return new ControlQuestion(
        url,
        headers(request.headers()),
        endpoints(request.endpoints()),
        request.quic(),
        request.nonce(),
        request.extent());
  }

  private static List<InetSocketAddress> endpoints(List<String> texts) throws Unfit {
    for (String text : texts) {
      if (Hosts.endpoint(text).isEmpty()) {
        throw new Unfit("tcp_connect: expected IP:PORT in every element");
      }
    }
    return texts.stream().flatMap(text -> Hosts.endpoint(text).stream()).distinct().toList();
  }

  private static Map<String, List<String>> headers(Map<String, List<String>> sent) throws Unfit {
    var kept = new TreeMap<String, List<String>>();
    for (var header : sent.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (HEADERS.contains(name) && !header.getValue().isEmpty()) {
        String value = header.getValue().getFirst();
        if (value.length() > LONGEST_HEADER || value.chars().anyMatch(c -> c < 32 || c > 126)) {
          throw new Unfit(
              "http_request_headers: expected printable ASCII of at most "
                  + LONGEST_HEADER
                  + " characters in "
                  + name);
        }
        kept.put(name, List.of(value));
      }
    }
    return kept;
  }
}
