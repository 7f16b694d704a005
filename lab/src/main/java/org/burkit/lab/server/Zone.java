package org.burkit.lab.server;

import java.util.List;
import java.util.Optional;
import org.burkit.lab.packet.Ip4;

/**
 * The authoritative data as one resolver is told it: the A records of a name, or empty if there is
 * no such name.
 */
@FunctionalInterface
public interface Zone {
  Optional<List<Ip4>> addresses(String name);
}
