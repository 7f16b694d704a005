package org.burkit.lab.packet;

/** An IPv4 address; {@code bits} holds it in network order. */
public record Ip4(int bits) implements Ip, Comparable<Ip4> {

  /** Reads dotted decimal; throws {@link IllegalArgumentException} on anything else. */
  public static Ip4 parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("expected an IPv4 address like 198.18.0.1, got: " + text);
    }
    int bits = 0;
    for (String part : parts) {
      int octet = Integer.parseInt(part);
      if (octet < 0 || octet > 255) {
        throw new IllegalArgumentException("octet out of 0..255 in: " + text);
      }
      bits = bits << 8 | octet;
    }
    return new Ip4(bits);
  }

  /** Reads four octets in network order. */
  public static Ip4 of(byte[] octets) {
    if (octets.length != 4) {
      throw new IllegalArgumentException("expected 4 octets, got " + octets.length);
    }
    return new Ip4(Bytes.int32(octets, 0));
  }

  @Override
  public Family family() {
    return Family.IPV4;
  }

  @Override
  public byte[] octets() {
    return new byte[] {
      (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
    };
  }

  @Override
  public Ip4 plus(int offset) {
    return new Ip4(bits + offset);
  }

  @Override
  public int compareTo(Ip4 other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}
