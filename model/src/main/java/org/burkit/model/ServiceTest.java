package org.burkit.model;

import java.util.List;
import java.util.Optional;

/**
 * Which service a measurement is of, and what the control saw of each of its endpoints ({@code
 * x_service} under {@code test_keys}). What the probe saw of an endpoint bears its tag.
 *
 * @param id as in the test lists
 * @param domain the name that people know the service by
 */
public record ServiceTest(String id, String domain, List<Part> parts) {
  /** What the input of a measurement of a service begins with; its id follows. */
  public static final String INPUT = "service:";

  public ServiceTest {
    parts = List.copyOf(parts);
  }

  /**
   * One endpoint.
   *
   * @param control what the control saw of it; empty where it was not asked or did not answer
   * @param controlFailure why it did not answer
   */
  public record Part(
      ServiceFunction function,
      EndpointProtocol protocol,
      String host,
      int port,
      Optional<Control> control,
      Optional<Failure> controlFailure) {

    /** The tag of every observation of this endpoint. */
    public String tag() {
      return "endpoint=" + protocol.label() + ":" + Endpoint.of(host, port);
    }

    /** The endpoint as if it were a page's address. */
    public Target target() {
      return new Target(protocol.url(host, port));
    }
  }
}
