package org.burkit.lab.world;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Lie;

/**
 * A world of many providers as a short YAML file says it: a list {@code providers}, each with a
 * {@code key}, an {@code asn}, the number of its {@code addresses}, {@code ipv6: true} where each
 * has one of IPv6 beside it, and the names of sites it treats badly under {@code drop}, {@code
 * reset}, {@code forge}, {@code deny}, {@code notice} and {@code intercept}. Sites and the rest of
 * the Internet are the lab's own.
 *
 * @param plan what to build
 */
public record WorldDescription(Plan plan) {
  /** The blocks that providers can have, in order. */
  private static final List<Cidr> BLOCKS =
      Stream.of(blocks("198.19.0.0", 64), blocks("198.18.128.0", 32))
          .flatMap(List::stream)
          .toList();

  private static final long LARGEST_FILE = 100_000;
  private static final String KEY = "[a-z][a-z0-9-]{0,10}";

  private record Content(@JsonSetter(nulls = Nulls.AS_EMPTY) List<ProviderEntry> providers) {}

  /** So many /22 one after the other: each holds a provider's machines and three homes. */
  private static List<Cidr> blocks(String first, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Cidr(Ip.parse(first).plus(n << 10), 22))
        .toList();
  }

  /** One home for each provider, with all its addresses. */
  public Map<String, Integer> homes() {
    return plan.providers().stream().collect(Collectors.toMap(Provider::key, _ -> 1));
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws IllegalArgumentException with all faults, one a line
   * @throws IOException if it cannot be read
   */
  public static WorldDescription read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IllegalArgumentException("expected at most " + LARGEST_FILE + " bytes");
    }
    return of(parse(Files.readString(file)));
  }

  private static List<ProviderEntry> parse(String text) {
    try {
      Content content = new YAMLMapper().readValue(text, Content.class);
      return content.providers();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static WorldDescription of(List<ProviderEntry> entries) {
    Plan rest = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    List<String> faults = faults(entries, rest);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    List<Provider> providers = new ArrayList<>();
    for (ProviderEntry entry : entries) {
      providers.add(provider(entry, BLOCKS.get(providers.size())));
    }
    return new WorldDescription(new Plan(rest.networks(), providers, rest.sites()));
  }

  private static List<String> faults(List<ProviderEntry> entries, Plan rest) {
    List<String> faults = new ArrayList<>();
    if (entries.isEmpty() || entries.size() > BLOCKS.size()) {
      faults.add("providers: expected 1 to %d, got %d".formatted(BLOCKS.size(), entries.size()));
    }
    Set<String> keys = new HashSet<>();
    Set<Integer> numbers =
        rest.networks().stream().map(n -> n.asn().number()).collect(Collectors.toSet());
    for (ProviderEntry entry : entries) {
      String where = "provider '" + entry.key() + "': ";
      if (!entry.key().matches(KEY) || !keys.add(entry.key())) {
        faults.add(where + "expected a key of its own, small letters and digits");
      }
      if (entry.asn() < 64_496 || entry.asn() > 65_534 || !numbers.add(entry.asn())) {
        faults.add(where + "expected an asn of its own from 64496 to 65534, got " + entry.asn());
      }
      if (entry.addresses() < 1 || entry.addresses() > Machines.MOST_ADDRESSES) {
        faults.add(
            where
                + "expected addresses from 1 to %d, got %d"
                    .formatted(Machines.MOST_ADDRESSES, entry.addresses()));
      }
      entry
          .hosts()
          .filter(host -> rest.site(host).isEmpty())
          .forEach(host -> faults.add(where + "there is no site '" + host + "' in the lab"));
    }
    return faults;
  }

  private static Provider provider(ProviderEntry entry, Cidr block) {
    Map<String, Lie> lies = new LinkedHashMap<>();
    entry.deny().forEach(host -> lies.put(host, new Lie.NoSuchName()));
    List<Rule> rules =
        Stream.of(
                rules("drop", entry.drop(), Trigger.TlsServerName::new, new Action.Drop()),
                rules("reset", entry.reset(), Trigger.TlsServerName::new, new Action.Reset()),
                rules(
                    "forge",
                    entry.forge(),
                    Trigger.DnsName::new,
                    Action.ForgeDns.injecting(Atlas.SINKHOLE)),
                rules(
                    "notice",
                    entry.notice(),
                    Trigger.HttpHost::new,
                    new Action.Respond(HttpResponse.page(BlockPage.html()))))
            .flatMap(List::stream)
            .toList();
    var names = new org.burkit.lab.world.Names(entry.key(), entry.key(), entry.key());
    Network network =
        new Network(new Asn(entry.asn()), names, "fixed", "KZ", Atlas.dual(List.of(block)));
    return new Provider(
        entry.key(),
        network,
        new Policy(rules, lies, Set.copyOf(entry.intercept()))
            .with(entry.ipv6() ? Access.DUAL : Access.SOUND),
        entry.addresses());
  }

  private static List<Rule> rules(
      String word, List<String> hosts, Function<Names, Trigger> trigger, Action action) {
    return hosts.stream()
        .map(host -> new Rule(word + " " + host, trigger.apply(Names.of(host)), action))
        .toList();
  }
}
