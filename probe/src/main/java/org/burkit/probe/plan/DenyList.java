package org.burkit.probe.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.burkit.model.Target;

/**
 * Hosts that a volunteer never wants to be visited from this machine, with all that lies under
 * them.
 *
 * @param hosts in small letters and ASCII form
 */
public record DenyList(Set<String> hosts) {
  public DenyList {
    hosts = Set.copyOf(hosts);
  }

  /**
   * Reads hosts or addresses of pages; blank lines and what follows a # are left aside.
   *
   * @param where what to call the place of a line that is neither
   */
  static DenyList of(Collection<String> lines, String where, List<String> faults) {
    Set<String> hosts = new TreeSet<>();
    for (String line : lines) {
      String text = line.split("#", 2)[0].strip();
      if (!text.isEmpty()) {
        new Target(text.contains("://") ? text : "https://" + text + "/")
            .host()
            .ifPresentOrElse(
                hosts::add,
                () -> faults.add(where + ": expected a host or an address, got '" + text + "'"));
      }
    }
    return new DenyList(hosts);
  }

  DenyList and(DenyList more) {
    Set<String> both = new TreeSet<>(hosts);
    both.addAll(more.hosts);
    return new DenyList(both);
  }

  /** True for a listed host and for any under it. */
  boolean holds(String host) {
    for (String name = host; ; name = name.substring(name.indexOf('.') + 1)) {
      if (hosts.contains(name)) {
        return true;
      }
      if (name.indexOf('.') < 0) {
        return false;
      }
    }
  }
}
