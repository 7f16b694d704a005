package org.burkit.collector.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request whose body has come whole. Immutable.
 *
 * @param pathParameters by the names in the route, percent-decoded
 * @param query first value of each name, percent-decoded
 * @param headers first value of each name, names in small letters
 * @param caller the peer's address; must not be stored, nor logged above DEBUG
 * @param body the bytes as they came, still encoded
 */
public record Request(
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    InetAddress caller,
    Body body) {

  public Request {
    pathParameters = Map.copyOf(pathParameters);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** A parameter that the route's pattern names. */
  public String path(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** The media type of the body without its parameters, in small letters; empty when not given. */
  public String mediaType() {
    String type = header("content-type").orElse("");
    return List.of(type.split(";", 2)).getFirst().strip().toLowerCase(Locale.ROOT);
  }
}
