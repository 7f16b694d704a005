package org.burkit.lab.packet;

/** A version of IP: addresses of one never meet those of the other. */
public enum Family {
  IPV4(32),
  IPV6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** How many bits an address has. */
  public int bits() {
    return bits;
  }
}
