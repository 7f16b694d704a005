package org.burkit.probe.privacy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.burkit.probe.net.Addresses;

/**
 * The forms, beside the usual ones, in which pages and names of lines say an address: with dashes,
 * backwards for the DNS, as a number, in hexadecimal, in base64. Pure.
 */
final class Disguises {
  private Disguises() {}

  static Set<String> of(InetAddress address) {
    byte[] bytes = address.getAddress();
    String hex = HexFormat.of().formatHex(bytes);
    String usual = Addresses.text(address);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(hex);
    forms.add(base64(bytes));
    forms.add(base64(usual.getBytes(StandardCharsets.US_ASCII)));
    if (address instanceof Inet4Address) {
      String[] parts = usual.split("\\.");
      String dashed = String.join("-", parts);
      String backwards = String.join(".", parts[3], parts[2], parts[1], parts[0]);
      forms.add(dashed);
      forms.add(backwards.replace('.', '-'));
      forms.add(backwards + ".in-addr.arpa");
      forms.add(usual.replace(".", "%2E"));
      forms.add(String.format(Locale.ROOT, "%03d%03d%03d%03d", octets(bytes)));
      forms.add(Long.toString(Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(bytes).getInt())));
    } else {
      forms.add(usual.replace(':', '-'));
      forms.add(full(hex).replace(':', '-'));
      forms.add(nibbles(hex) + ".ip6.arpa");
    }
    return forms;
  }

  private static Object[] octets(byte[] bytes) {
    Object[] octets = new Object[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      octets[i] = bytes[i] & 0xff;
    }
    return octets;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String full(String hex) {
    return hex.replaceAll("(.{4})(?=.)", "$1:");
  }

  private static String nibbles(String hex) {
    return new StringBuilder(hex).reverse().toString().replaceAll("(.)(?=.)", "$1.");
  }
}
