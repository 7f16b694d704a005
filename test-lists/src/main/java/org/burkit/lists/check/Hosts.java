package org.burkit.lists.check;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Arrays;
import java.util.Set;
import org.burkit.lists.PublicAddress;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;

/** What may be wrong with a host: its name, or where it lies. */
final class Hosts {
  /** RFC 6761, RFC 6762, RFC 8375, and what routers call themselves. */
  private static final Set<String> HOME =
      Set.of("localhost", "local", "internal", "lan", "home", "arpa", "test", "invalid", "onion");

  private Hosts() {}

  /**
   * @param owned true where the entry says that all under the name belongs to one owner
   */
  static void check(Entry entry, String host, boolean owned) {
    if (InetAddresses.isUriInetAddress(host)) {
      if (!PublicAddress.is(InetAddresses.forUriString(host))) {
        entry.fault(
            FaultKind.PRIVATE_ADDRESS, "address " + host, "name a host of the public Internet");
      }
      return;
    }
    if (HOME.contains(host.substring(host.lastIndexOf('.') + 1))) {
      entry.fault(
          FaultKind.PRIVATE_ADDRESS, "host '" + host + "'", "name a host of the public Internet");
      return;
    }
    if (!isIdna(host)) {
      entry.fault(
          FaultKind.IDNA,
          "host '" + host + "'",
          "write it in letters that all programs read alike, or in its true xn-- form");
    }
    suffix(entry, host, owned);
  }

  private static void suffix(Entry entry, String host, boolean owned) {
    if (!InternetDomainName.isValid(host)) {
      return; // no host at all, which the reader has said
    }
    InternetDomainName name = InternetDomainName.from(host);
    if (name.isRegistrySuffix() || (owned && name.isPublicSuffix())) {
      entry.fault(
          FaultKind.PUBLIC_SUFFIX,
          "'" + host + "' is a suffix under which others register",
          "name the domain below it");
    } else if (!name.hasRegistrySuffix()) {
      entry.fault(
          FaultKind.PUBLIC_SUFFIX,
          "'" + host + "' ends with no suffix of the public list",
          "look at how its owner writes it");
    }
  }

  /** Labels in xn-- form must be what their own letters are written as. */
  private static boolean isIdna(String host) {
    return Arrays.stream(host.split("\\.", -1))
        .filter(label -> label.startsWith("xn--"))
        .allMatch(Hosts::comesBack);
  }

  private static boolean comesBack(String label) {
    try {
      String letters = IDN.toUnicode(label);
      return !letters.equals(label) && IDN.toASCII(letters).equals(label);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
