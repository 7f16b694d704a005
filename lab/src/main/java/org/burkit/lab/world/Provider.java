package org.burkit.lab.world;

import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Ip4;

/**
 * An Internet provider with homes: a block of IPv4 of which the first /24 is its own machines and
 * each further /24 one home. All that has an address there has its {@link Kin} too.
 *
 * @param key the word for it on the command line
 * @param addresses that each of its homes has
 */
public record Provider(String key, Network network, Policy policy, int addresses) {
  public Provider {
    if (addresses < 1 || addresses > Machines.MOST_ADDRESSES) {
      throw new IllegalArgumentException("so many addresses do not fit a home: " + addresses);
    }
    Cidr block = network.prefixes().getFirst();
    if (!(block.base() instanceof Ip4) || block.length() > 23) {
      throw new IllegalArgumentException("a provider needs a /23 of IPv4 at least, not " + block);
    }
  }

  /** Whose homes have one address each. */
  public Provider(String key, Network network, Policy policy) {
    this(key, network, policy, 1);
  }

  public Cidr machines() {
    return new Cidr(base(), 24);
  }

  /** Its homes' and its own addresses of IPv4. */
  Cidr block() {
    return network.prefixes().getFirst();
  }

  DualAddress resolver() {
    return Kin.both(base().plus(53));
  }

  /** The one address of its resolver that its homes are told. */
  Ip resolverOfHomes() {
    return policy.access().resolver() instanceof Resolver.OverIpv6
        ? resolver().six()
        : resolver().four();
  }

  /** Where connections go that its censor diverts. */
  DualAddress interceptor() {
    return Kin.both(base().plus(66));
  }

  /** Where a machine stands that speaks in a home's own network. */
  DualAddress doorway() {
    return Kin.both(base().plus(67));
  }

  /** Where the servers of a border stand that the kernel guards. */
  Ip4 decoy() {
    return base().plus(68);
  }

  DualAddress aggregation() {
    return Kin.both(base().plus(1));
  }

  DualAddress border() {
    return Kin.both(base().plus(2));
  }

  /** The block of home {@code number}, counted from 1. */
  Cidr home(int number) {
    int most = (1 << (24 - block().length())) - 1;
    if (number < 1 || number > most) {
      throw new IllegalArgumentException("home number out of 1.." + most + ": " + number);
    }
    return new Cidr(base().plus(number << 8), 24);
  }

  private Ip4 base() {
    if (block().base() instanceof Ip4 base) {
      return base;
    }
    throw new IllegalStateException("checked when it was made: " + network);
  }
}
