package org.burkit.probe.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.burkit.lists.PublicAddress;
import org.burkit.model.DnsAnswer;
import org.burkit.model.Endpoint;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;

/**
 * Asks each resolver who it is, once a run: its own word for itself ({@code id.server}, RFC 4892)
 * and the network from which it asks others, by a name whose servers answer with their asker's
 * address. Any thread may ask.
 *
 * <p>A resolver in the home would name the volunteer: its own word is asked for only where it
 * stands elsewhere, and of the address only the network is kept (24 bits, 48 of IPv6).
 */
public final class ResolverIdentity {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_WORD = 64;

  private final Map<String, Dns> resolvers;
  private final Optional<String> whoami;

  /**
   * @param resolvers by their published engine
   * @param whoami the name whose servers answer with their asker's address
   */
  public ResolverIdentity(Map<String, Dns> resolvers, Optional<String> whoami) {
    this.resolvers = new LinkedHashMap<>(resolvers);
    this.whoami = whoami;
  }

  /**
   * What every measurement of the run says: {@code x_resolver_identity}; nothing if none answers.
   */
  public ObjectNode ask() {
    Executor aside = task -> Thread.ofVirtual().name("probe-whoami").start(task);
    List<CompletableFuture<ObjectNode>> asked = new ArrayList<>();
    resolvers.forEach((engine, dns) ->
        asked.add(CompletableFuture.supplyAsync(() -> identity(engine, dns), aside)));
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    ArrayNode all = keys.putArray("x_resolver_identity");
    asked.stream().map(CompletableFuture::join).filter(node -> node.size() > 1).forEach(all::add);
    return all.isEmpty() ? JsonNodeFactory.instance.objectNode() : keys;
  }

  private ObjectNode identity(String engine, Dns dns) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("engine", engine);
    Optional<DnsLookup> reached = whoami.map(name -> lookup(dns, name, "A"));
    reached
        .flatMap(lookup -> lookup.addresses().stream().findFirst())
        .flatMap(Addresses::parse)
        .ifPresent(ip -> node.put("network", network(ip)));
    DnsLookup word = lookup(dns, "id.server", "TXT");
    if (isElsewhere(word.resolverAddress())) {
      word.answers().stream()
          .map(DnsAnswer::value)
          .filter(text -> !text.isEmpty())
          .findFirst()
          .ifPresent(text ->
              node.put("id_server", text.substring(0, Math.min(text.length(), LONGEST_WORD))));
    }
    return node;
  }

  private static DnsLookup lookup(Dns dns, String name, String type) {
    Step step = new Step(Stopwatch.start(), 0, List.of());
    return dns.lookup(name, type, step, Deadline.in(PATIENCE));
  }

  /** A resolver that is known by name stands elsewhere by its nature. */
  private static boolean isElsewhere(String resolver) {
    return Addresses.parse(Endpoint.ip(resolver)).map(PublicAddress::is).orElse(true);
  }

  static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == 4 ? 3 : 6;
    byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, kept), bytes.length);
    return Addresses.text(Addresses.ofBytes(network)) + "/" + kept * Byte.SIZE;
  }
}
