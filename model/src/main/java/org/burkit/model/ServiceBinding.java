package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An HTTPS record (RFC 9460): how a site wants to be connected to. On the wire it stands under
 * {@code x_svcb} of the answer, for {@code df-002} knows no such record.
 *
 * @param priority 0 for an alias, else the smaller the better
 * @param target the name to connect to without the final dot; empty for the name itself
 * @param alpn the protocols offered, for example {@code h2} and {@code h3}
 * @param port where it is not the usual one
 * @param ipv4Hints addresses, as text
 * @param ipv6Hints addresses, as text
 * @param ech the ECHConfigList (RFC 9849) in base64; empty where there is none
 */
public record ServiceBinding(
    int priority,
    String target,
    List<String> alpn,
    Optional<Integer> port,
    List<String> ipv4Hints,
    List<String> ipv6Hints,
    Optional<String> ech) {
  private static final String KEY = "x_svcb";

  public ServiceBinding {
    alpn = List.copyOf(alpn);
    ipv4Hints = List.copyOf(ipv4Hints);
    ipv6Hints = List.copyOf(ipv6Hints);
  }

  public boolean isAlias() {
    return priority == 0;
  }

  public boolean offers(String protocol) {
    return alpn.contains(protocol);
  }

  /** The record as an answer to a DNS question. */
  public DnsAnswer answer(String type, long ttl) {
    ObjectNode keys = Json.object();
    encode(keys.putObject(KEY));
    return new DnsAnswer(type, "", Optional.of(ttl), Optional.empty(), Extra.of(keys));
  }

  /** The binding that an answer holds; empty for answers of other types. */
  public static Optional<ServiceBinding> of(DnsAnswer answer) {
    JsonNode node = answer.extra().get(KEY);
    return Json.wholeInt(node, "priority")
        .map(priority ->
            new ServiceBinding(
                priority,
                Json.textOrEmpty(node, "target"),
                Json.texts(node.path("alpn")),
                Json.wholeInt(node, "port"),
                Json.texts(node.path("ipv4hint")),
                Json.texts(node.path("ipv6hint")),
                Json.text(node, "ech")));
  }

  private void encode(ObjectNode node) {
    node.put("priority", priority);
    node.put("target", target);
    put(node.putArray("alpn"), alpn);
    port.ifPresent(number -> node.put("port", number));
    if (!ipv4Hints.isEmpty()) {
      put(node.putArray("ipv4hint"), ipv4Hints);
    }
    if (!ipv6Hints.isEmpty()) {
      put(node.putArray("ipv6hint"), ipv6Hints);
    }
    ech.ifPresent(list -> node.put("ech", list));
  }

  private static void put(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
