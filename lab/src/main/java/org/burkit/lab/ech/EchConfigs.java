package org.burkit.lab.ech;

import java.util.Arrays;

/** A list of ECH configurations as the {@code ech} of an HTTPS record holds it. Immutable. */
public final class EchConfigs {
  private final byte[] wire;

  EchConfigs(byte[] wire) {
    this.wire = wire.clone();
  }

  /** The ECHConfigList of RFC 9849 section 4, its length first. */
  public byte[] wire() {
    return wire.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EchConfigs that && Arrays.equals(wire, that.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }
}
