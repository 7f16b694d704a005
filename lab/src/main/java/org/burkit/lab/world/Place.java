package org.burkit.lab.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Ip;

/**
 * Somewhere in the lab where programs can be started: a namespace, its address, and the files that
 * make programs use the lab's resolver and trust the lab's authority. Any thread may call.
 */
public final class Place {
  private static final String OVERLAID =
      "mount --bind \"$0\" /etc/resolv.conf"
          + " && { [ ! -e /etc/nsswitch.conf ] || mount --bind \"$1\" /etc/nsswitch.conf; }"
          + " && shift && exec \"$@\"";

  private final Namespace namespace;
  private final List<Ip> addresses;
  private final Path resolvConf;
  private final Path caFile;
  private final Children children;

  Place(Namespace namespace, List<Ip> addresses, Path resolvConf, Path caFile, Children children) {
    this.namespace = namespace;
    this.addresses = List.copyOf(addresses);
    this.resolvConf = resolvConf;
    this.caFile = caFile;
    this.children = children;
  }

  /** The same place for programs that end with others. */
  Place with(Children others) {
    return new Place(namespace, addresses, resolvConf, caFile, others);
  }

  /** The first of its addresses, of IPv4. */
  public Ip address() {
    return addresses.getFirst();
  }

  /** All its addresses; programs can bind to any of them. */
  public List<Ip> addresses() {
    return addresses;
  }

  /** Where to make sockets of one's own in this place. */
  public Namespace namespace() {
    return namespace;
  }

  /**
   * A process that will see this place's network and resolver; start it with {@link #start}.
   * Programs run unchanged: the network's resolv.conf is laid over /etc/resolv.conf in a mount
   * namespace of their own, and so is what says that it is asked and no service of the machine.
   * They are killed by the kernel if the lab dies.
   */
  public ProcessBuilder prepare(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--pdeathsig",
                "KILL",
                "--",
                "unshare",
                "--mount",
                "--",
                "sh",
                "-c",
                OVERLAID,
                resolvConf.toString(),
                WorldFiles.nameServices(resolvConf).toString()));
    all.addAll(command);
    ProcessBuilder process = new ProcessBuilder(all);
    process.environment().put("CURL_CA_BUNDLE", caFile.toString());
    process.environment().put("SSL_CERT_FILE", caFile.toString());
    process.environment().put("BURKIT_LAB", String.valueOf(caFile.getParent()));
    // The outer network's proxy does not exist in here.
    process
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    return process;
  }

  /** Starts a prepared process; the world ends it when it closes. */
  public Process start(ProcessBuilder process) {
    Process started = namespace.start(process);
    children.add(started);
    return started;
  }
}
