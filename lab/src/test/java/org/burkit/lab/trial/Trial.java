package org.burkit.lab.trial;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/**
 * A world with one home, whose provider follows one policy, and captures at the home and at the
 * servers. The thread of the test owns it.
 */
public final class Trial implements AutoCloseable {
  public static final String LAB_ISSUER = "CN=Burkit Lab Root,O=Burkit Lab";
  public static final String PUBLIC_RESOLVER = Atlas.PUBLIC_RESOLVER.toString();
  public static final String PROVIDERS_RESOLVER = "198.19.0.53";

  /** The site of most trials, over TLS; its page is small. */
  public static final String AULNET = "198.18.20.11";

  public static final String AULNET_NAME = "aulnet.example";

  /** A site without TLS. */
  public static final String AZAT = "198.18.20.14";

  public static final String AZAT_NAME = "azat.example";

  /** A site over TLS with a page of 32 MB. */
  public static final String ZOR = "198.18.20.40";

  public static final String ZOR_NAME = "zor.example";

  /** A site over TLS and both versions of IP. */
  public static final String QOS = "198.18.20.160";

  public static final String QOS_IPV6 = "2001:2:0:1214::a0";
  public static final String QOS_NAME = "qos.example";

  /** A site without TLS over both versions of IP. */
  public static final String EGIZ = "198.18.20.162";

  public static final String EGIZ_IPV6 = "2001:2:0:1214::a2";
  public static final String EGIZ_NAME = "egiz.example";

  private static final String PROVIDER = "dala";
  private static final String HOME = "198.19.1.10";
  private static final String HOME_IPV6 = "2001:2:0:1301::a";
  private static final ThreadLocal<Set<String>> TRIED = ThreadLocal.withInitial(HashSet::new);

  private final TemporaryDirectory directory;
  private final World world;
  private final Capture atHome = new Capture(HOME, HOME_IPV6);
  private final Capture atServers = new Capture(HOME, HOME_IPV6);

  private Trial(Policy policy, Conditions conditions) throws IOException {
    Privileges.assumeLabCanRun();
    TRIED.get().addAll(Technique.of(policy));
    Plan plan = Atlas.plan(policy, Policy.OPEN, Policy.OPEN);
    Conditions tapped = conditions.tapped(Map.of(PROVIDER + 1, atHome, "middle", atServers));
    directory = TemporaryDirectory.create();
    world = WorldBuilder.build(plan, Map.of(PROVIDER, 1), directory.path(), tapped);
  }

  public static Trial under(Rule... rules) throws IOException {
    return under(Policy.censoring(rules));
  }

  public static Trial under(Policy policy) throws IOException {
    return new Trial(policy, usual());
  }

  public static Trial seeded(long seed, Rule... rules) throws IOException {
    return new Trial(Policy.censoring(rules), usual().seeded(new Seed(seed)));
  }

  /** A trial that begins at a moment by the censor's clock. */
  public static Trial at(Instant moment, Rule... rules) throws IOException {
    return new Trial(Policy.censoring(rules), usual().beginning(moment));
  }

  private static Conditions usual() {
    return Conditions.usual(InstantSource.system());
  }

  /** What has been tried on this thread since it was last asked. */
  static Set<String> tried() {
    Set<String> all = Set.copyOf(TRIED.get());
    TRIED.remove();
    return all;
  }

  public Client home() {
    return new Client(world.homes(PROVIDER).getFirst());
  }

  public World world() {
    return world;
  }

  public Capture atHome() {
    return atHome;
  }

  public Capture atServers() {
    return atServers;
  }

  /** What the home sent that reached the servers, data alone. */
  public List<Packet> reached() {
    return atServers.fromHome().stream()
        .filter(p -> Capture.data(List.of(p)) > 0 || !Capture.datagrams(List.of(p)).isEmpty())
        .toList();
  }

  /** How often a rule was applied. */
  public long hits(String rule) {
    return world.hits(PROVIDER).getOrDefault(rule, 0L);
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      world.close();
    }
  }
}
