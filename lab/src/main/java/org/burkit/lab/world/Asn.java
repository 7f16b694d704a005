package org.burkit.lab.world;

/**
 * The number of an autonomous system. The lab's are from 64496-65534, which nobody owns (RFC 5398,
 * RFC 6996).
 */
public record Asn(int number) {
  public Asn {
    if (number < 64_496 || number > 65_534) {
      throw new IllegalArgumentException("the lab uses AS64496 to AS65534 only, not " + number);
    }
  }

  @Override
  public String toString() {
    return "AS" + number;
  }
}
