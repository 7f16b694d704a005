package org.burkit.lab.world;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Ip;

/**
 * What stays while worlds come and go: the authorities, and the machine of the control in its open
 * network, so that a control can serve many worlds. They stand on it one after the other, never two
 * at once. Whoever made it closes it.
 */
public final class Ground implements AutoCloseable {
  private final Authorities authorities;
  private final Namespace network;
  private final Children children = new Children();
  private final WorldFiles files;
  private final Place control;

  private Ground(Authorities authorities, Namespace network, WorldFiles files, List<Ip> own) {
    this.authorities = authorities;
    this.network = network;
    this.files = files;
    this.control = new Place(network, own, files.hostingResolvConf(), files.ca(), children);
  }

  /**
   * Lays the ground for worlds whose networks and sites are those of a plan, whatever their
   * policies; its files go into {@code directory}.
   */
  public static Ground lay(Plan plan, Path directory, InstantSource clock) {
    Authorities authorities = Authorities.create(clock.instant());
    WorldFiles files = WorldFiles.write(directory, plan, authorities, clock.instant());
    Namespace network = Machines.open("control", Atlas.CONTROL, 1, Stack.DUAL);
    // What the kernel learnt of a path in one world must not shape the next.
    network.set("net/ipv4/tcp_no_metrics_save", "1");
    return new Ground(authorities, network, files, Machines.own(Atlas.CONTROL, 1, Stack.DUAL));
  }

  /** Where the control runs. */
  public Place control() {
    return control;
  }

  /** Files for the control. */
  public WorldFiles files() {
    return files;
  }

  /** The resolver of the control's network. */
  public Ip resolver() {
    return Atlas.HOSTING_RESOLVER;
  }

  /**
   * The control's network, for a world to attach. What was sent before there was one, or after one
   * ended, is lost.
   */
  Namespace attach() {
    network.tun().discard();
    return network;
  }

  Authorities authorities() {
    return authorities;
  }

  @Override
  public void close() {
    children.close();
    network.close();
  }
}
