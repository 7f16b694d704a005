package org.burkit.lab.world;

import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;

/**
 * An Internet provider with homes: a /18 of which the first /24 is its own machines and each
 * further /24 one home.
 *
 * @param key the word for it on the command line
 * @param addresses that each of its homes has
 */
public record Provider(String key, Network network, Policy policy, int addresses) {
  private static final int MOST_HOMES = 60;

  public Provider {
    if (addresses < 1 || addresses > WorldBuilder.MOST_ADDRESSES) {
      throw new IllegalArgumentException("so many addresses do not fit a home: " + addresses);
    }
    if (network.prefixes().size() != 1 || network.prefixes().getFirst().length() != 18) {
      throw new IllegalArgumentException("a provider has one /18, not " + network.prefixes());
    }
  }

  /** Whose homes have one address each. */
  public Provider(String key, Network network, Policy policy) {
    this(key, network, policy, 1);
  }

  public Cidr machines() {
    return new Cidr(base(), 24);
  }

  Ip4 resolver() {
    return base().plus(53);
  }

  /** Where connections go that its censor diverts. */
  Endpoint interceptor() {
    return new Endpoint(base().plus(66), 443);
  }

  /** Where a machine stands that speaks in a home's own network. */
  Ip4 doorway() {
    return base().plus(67);
  }

  /** Where the servers of a border stand that the kernel guards. */
  Ip4 decoy() {
    return base().plus(68);
  }

  Ip4 aggregation() {
    return base().plus(1);
  }

  Ip4 border() {
    return base().plus(2);
  }

  /** The block of home {@code number}, counted from 1. */
  Cidr home(int number) {
    if (number < 1 || number > MOST_HOMES) {
      throw new IllegalArgumentException("home number out of 1.." + MOST_HOMES + ": " + number);
    }
    return new Cidr(base().plus(number << 8), 24);
  }

  private Ip4 base() {
    return network.prefixes().getFirst().base();
  }
}
