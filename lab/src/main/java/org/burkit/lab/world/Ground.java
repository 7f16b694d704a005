package org.burkit.lab.world;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Ip;

/**
 * What stays while worlds come and go: the authorities, and the machines at the edge with all that
 * runs there, so that one control, or one probe, can serve many worlds. They stand on it one after
 * the other, never two at once. Whoever made it closes it.
 */
public final class Ground implements AutoCloseable {
  private final Authorities authorities;
  private final Machines machines;
  private final Namespace network;
  private final Children children = new Children();
  private final WorldFiles files;
  private final Place control;

  private Ground(Authorities authorities, Machines machines, WorldFiles files) {
    this.authorities = authorities;
    this.machines = machines;
    this.network = machines.open("control", Atlas.CONTROL, 1, Stack.DUAL);
    this.files = files;
    List<Ip> own = Machines.own(Atlas.CONTROL, 1, Stack.DUAL);
    this.control = new Place(network, own, files.hostingResolvConf(), files.ca(), children);
  }

  /**
   * Lays the ground for worlds whose networks and sites are those of a plan, whatever their
   * policies; its files go into {@code directory}.
   */
  public static Ground lay(Plan plan, Path directory, InstantSource clock) {
    return lay(plan, directory, clock, new Machines());
  }

  /** The same with machines that somebody may already be opening; they close with the ground. */
  static Ground lay(Plan plan, Path directory, InstantSource clock, Machines machines) {
    Authorities authorities = Authorities.create(clock.instant());
    WorldFiles files = WorldFiles.write(directory, plan, authorities, clock.instant());
    return new Ground(authorities, machines, files);
  }

  /** Where the control runs. */
  public Place control() {
    return control;
  }

  /**
   * A home of a world as a place for programs that outlive the world and end with the ground. In
   * the next world they have its network and its resolver.
   */
  public Place lasting(Place home) {
    return home.with(children);
  }

  /** Files for the programs that stay. */
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

  /** The resolvers that a world's plan gives to those who live in it. */
  void resolve(Plan plan) {
    files.writeResolvers(plan);
  }

  Machines machines() {
    return machines;
  }

  Authorities authorities() {
    return authorities;
  }

  @Override
  public void close() {
    children.close();
    machines.close();
  }
}
