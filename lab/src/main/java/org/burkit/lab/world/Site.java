package org.burkit.lab.world;

import java.util.List;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Speech;

/**
 * A site of the lab.
 *
 * @param category code of the field's test lists, such as NEWS
 * @param https whether its pages are at https (plain port 80 then redirects) or at http only
 * @param west its address for resolvers in Central Asia
 * @param east its address for all others; the same one, unless it is a CDN
 */
public record Site(
    String host, Names names, String category, boolean https, Ip4 west, Ip4 east, Serving serving) {

  /** A page over https at one address. */
  public static Site page(String host, Names names, String category, String address) {
    Ip4 ip = Ip4.parse(address);
    return new Site(host, names, category, true, ip, ip, Serving.PAGE);
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

  private Site serving(Serving other) {
    return new Site(host, names, category, https, west, east, other);
  }

  public Site plainHttp() {
    return new Site(host, names, category, false, west, east, serving);
  }

  public Site alsoAt(String address) {
    return new Site(host, names, category, https, west, Ip4.parse(address), serving);
  }

  public String url() {
    return (https ? "https://" : "http://") + host + "/";
  }

  /** What its HTTPS record offers; a site without TLS has none. */
  List<String> protocols() {
    return https ? serving.speech().announced() : List.of();
  }

  List<Ip4> addresses() {
    return west.equals(east) ? List.of(west) : List.of(west, east);
  }
}
