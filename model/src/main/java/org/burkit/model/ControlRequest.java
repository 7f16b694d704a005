package org.burkit.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a probe asks of the control: the request of the OONI test helper protocol.
 *
 * @param url the target
 * @param headers request headers that the control is to send, by name
 * @param endpoints {@code ip:port} that the probe found and the control is to try as well
 * @param quic whether the control is to try QUIC as well; it does so anyway where the page offers
 *     it
 * @param nonce what the control must echo: shows that the answer is fresh
 * @param extent how far the control is to go: to the page unless an endpoint is none
 */
public record ControlRequest(
    String url,
    Map<String, List<String>> headers,
    List<String> endpoints,
    boolean quic,
    Optional<String> nonce,
    EndpointProtocol extent) {
  public ControlRequest {
    headers = Map.copyOf(headers);
    endpoints = List.copyOf(endpoints);
  }

  /** A request for a page. */
  public ControlRequest(
      String url,
      Map<String, List<String>> headers,
      List<String> endpoints,
      boolean quic,
      Optional<String> nonce) {
    this(url, headers, endpoints, quic, nonce, EndpointProtocol.HTTPS);
  }
}
