package org.burkit.lab.world;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Censor;
import org.burkit.lab.kernel.KernelBorder;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.net.Router;
import org.burkit.lab.server.Servers;

/**
 * A lab that is running: places to start programs in, and the files they need. Any thread may ask;
 * the one that built it closes it.
 */
public final class World implements AutoCloseable {
  /** The hop, counted from a home as traceroute does, where a provider's censor stands. */
  public static final int CENSOR_HOP = 3;

  private final List<Router> routers;
  private final List<KernelBorder> borders;
  private final Servers servers;
  private final Children children;
  private final List<Namespace> namespaces;
  private final Map<String, List<Place>> homes;
  private final Map<String, Censor> censors;
  private final Ground ground;
  private final boolean ownsGround;
  private final Place collector;
  private final WorldFiles files;

  World(
      List<Router> routers,
      List<KernelBorder> borders,
      Servers servers,
      Children children,
      List<Namespace> namespaces,
      Map<String, List<Place>> homes,
      Map<String, Censor> censors,
      Ground ground,
      boolean ownsGround,
      Place collector,
      WorldFiles files) {
    this.routers = List.copyOf(routers);
    this.borders = List.copyOf(borders);
    this.servers = servers;
    this.children = children;
    this.namespaces = List.copyOf(namespaces);
    this.homes = Map.copyOf(homes);
    this.censors = Map.copyOf(censors);
    this.ground = ground;
    this.ownsGround = ownsGround;
    this.collector = collector;
    this.files = files;
  }

  /** The homes of a provider; unknown keys have none. */
  public List<Place> homes(String providerKey) {
    return homes.getOrDefault(providerKey, List.of());
  }

  public Set<String> providers() {
    return homes.keySet();
  }

  /** How often each rule of a provider's censor was applied, by rule id. */
  public Map<String, Long> hits(String providerKey) {
    Censor censor = censors.get(providerKey);
    return censor == null ? Map.of() : censor.hits();
  }

  /** What it stands on, with the control's machine. */
  public Ground ground() {
    return ground;
  }

  public Place control() {
    return ground.control();
  }

  public Place collector() {
    return collector;
  }

  public WorldFiles files() {
    return files;
  }

  /**
   * Ends everything, also when the thread was told to stop: a world half closed would leave
   * processes behind.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    children.close();
    servers.close();
    routers.forEach(Router::close);
    borders.forEach(KernelBorder::close);
    namespaces.forEach(Namespace::close);
    if (ownsGround) {
      ground.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
