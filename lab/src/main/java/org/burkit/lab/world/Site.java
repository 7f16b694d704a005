package org.burkit.lab.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.lab.packet.Family;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.burkit.lab.server.Speech;

/**
 * A site of the lab.
 *
 * @param category code of the field's test lists, such as NEWS
 * @param https whether its pages are at https (plain port 80 then redirects) or at http only
 * @param west its address for resolvers in Central Asia
 * @param east its address for all others; the same one, unless it is a CDN
 * @param families the versions of IP over which it is there; its IPv6 addresses are {@link Kin}
 * @param overIpv6 how far one gets towards it over IPv6, where that differs
 */
public record Site(
    String host,
    Names names,
    String category,
    boolean https,
    Ip4 west,
    Ip4 east,
    Set<Family> families,
    Optional<Reach> overIpv6,
    Serving serving) {
  public Site {
    families = Set.copyOf(families);
  }

  /** A page over https at one address. */
  public static Site page(String host, Names names, String category, String address) {
    Ip4 ip = Ip4.parse(address);
    return new Site(
        host, names, category, true, ip, ip, Set.of(Family.IPV4), Optional.empty(), Serving.PAGE);
  }

  Site reach(Reach other) {
    return serving(serving.reach(other));
  }

  Site proof(Proof other) {
    return serving(serving.proof(other));
  }

  Site speech(Speech other) {
    return serving(serving.speech(other));
  }

  Site content(Content other) {
    return serving(serving.content(other));
  }

  Site cover(Cover other) {
    return serving(serving.cover(other));
  }

  private Site serving(Serving other) {
    return new Site(host, names, category, https, west, east, families, overIpv6, other);
  }

  public Site plainHttp() {
    return new Site(host, names, category, false, west, east, families, overIpv6, serving);
  }

  public Site alsoAt(String address) {
    return new Site(
        host, names, category, https, west, Ip4.parse(address), families, overIpv6, serving);
  }

  /** The same site over both versions of IP. */
  public Site dualStack() {
    return over(Set.of(Family.IPV4, Family.IPV6), Optional.empty());
  }

  /** The same site over both versions of IP, of which IPv6 gets one so far. */
  public Site dualStack(Reach reachOverIpv6) {
    return over(Set.of(Family.IPV4, Family.IPV6), Optional.of(reachOverIpv6));
  }

  /** The same site over IPv6 alone. */
  public Site ipv6Only() {
    return over(Set.of(Family.IPV6), Optional.empty());
  }

  private Site over(Set<Family> other, Optional<Reach> reachOverIpv6) {
    return new Site(host, names, category, https, west, east, other, reachOverIpv6, serving);
  }

  public String url() {
    return (https ? "https://" : "http://") + host + "/";
  }

  /** What its HTTPS record offers; a site without TLS has none. */
  List<String> protocols() {
    return https ? serving.speech().announced() : List.of();
  }

  /** Its addresses for resolvers of one region. */
  List<Ip> addresses(boolean inWest) {
    Ip4 four = inWest ? west : east;
    return Stream.<Ip>of(four, Kin.of(four)).filter(ip -> families.contains(ip.family())).toList();
  }

  List<Ip> addresses() {
    return Stream.concat(addresses(true).stream(), addresses(false).stream()).distinct().toList();
  }

  /** Its address for Central Asia of the family of another, whether it is there or not. */
  Ip addressLike(Ip other) {
    return Kin.both(west).of(other.family());
  }

  /** How far one gets towards it at one of its addresses. */
  Reach reachAt(Ip address) {
    return switch (address) {
      case Ip4 _ -> serving.reach();
      case Ip6 _ -> overIpv6.orElse(serving.reach());
    };
  }
}
