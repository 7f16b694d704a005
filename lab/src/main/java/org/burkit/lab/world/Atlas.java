package org.burkit.lab.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip4;

/**
 * The fixed geography of the lab: its networks, addresses and sites. All addresses are of RFC 2544
 * and their {@link Kin}, but for homes that are counted; all names are of RFC 2606.
 */
public final class Atlas {
  public static final Asn DALA = new Asn(64_501);
  public static final Asn TOLQYN = new Asn(64_502);
  public static final Asn KENG = new Asn(64_503);

  /** A host in the lab that no lie or censor touches: the lists' control. */
  public static final String NEUTRAL_HOST = "beitarap.example";

  /** The name that clients show who hide the one they mean; a site of its own, too. */
  public static final String COVER_HOST = "cover.example";

  public static final String DOH_URL = "https://doh.lab.example/dns-query";

  public static final Ip4 PUBLIC_RESOLVER = Ip4.parse("198.18.53.53");

  /** Where false DNS answers lead: an address of nobody's, which refuses connections. */
  public static final Ip4 SINKHOLE = Ip4.parse("198.18.66.6");

  /** A server with the providers' notice at port 80, whatever is asked for. */
  public static final Ip4 NOTICE = Ip4.parse("198.18.66.80");

  /** The public resolver's name over TLS. */
  public static final String DOT_HOST = "dot.lab.example";

  /** A name whose servers answer with their asker's address. */
  public static final String WHOAMI = "whoami.lab.example";

  /** The collector's name, and another of its names at another of its addresses. */
  public static final String COLLECTOR_HOST = "jinau.example";

  public static final String COLLECTOR_SECOND_HOST = "ekinshi-jinau.example";
  public static final Ip4 COLLECTOR_ADDRESS = Ip4.parse("198.18.11.10");
  public static final Ip4 COLLECTOR_SECOND_ADDRESS = Ip4.parse("198.18.11.11");

  static final String DOH_HOST = "doh.lab.example";
  static final Ip4 DOH = Ip4.parse("198.18.53.54");
  static final Ip4 HOSTING_RESOLVER = Ip4.parse("198.18.12.53");
  static final Cidr CONTROL = Cidr.parse("198.18.10.0/24");
  static final Cidr COLLECTOR = Cidr.parse("198.18.11.0/24");
  static final Ip4 EXCHANGE = Ip4.parse("198.18.0.1");

  /** The blocks whose every address the machines in the middle answer for. */
  static final List<Cidr> MIDDLE =
      List.of(
          Cidr.parse("198.18.12.0/24"),
          Cidr.parse("198.18.20.0/24"),
          Cidr.parse("198.18.21.0/24"),
          Cidr.parse("198.18.53.0/24"),
          Cidr.parse("198.18.66.0/24"));

  private Atlas() {}

  /** The Internet in which the three providers do what they are told. */
  public static Plan plan(Policy dala, Policy tolqyn, Policy keng) {
    return plan("198.19", dala, tolqyn, keng);
  }

  /**
   * The same with homes at addresses that carriers share among their customers (RFC 6598): a
   * collector counts what comes from them, as it does not count what comes from nobody's.
   */
  public static Plan counted(Policy dala, Policy tolqyn, Policy keng) {
    return plan("100.64", dala, tolqyn, keng);
  }

  private static Plan plan(String homes, Policy dala, Policy tolqyn, Policy keng) {
    return new Plan(
        networks(),
        List.of(
            provider("dala", DALA, "Дала", "Дала", "Dala", homes + ".0.0/18", dala),
            provider("tolqyn", TOLQYN, "Толқын", "Толкын", "Tolqyn", homes + ".64.0/18", tolqyn),
            provider("keng", KENG, "Кең", "Кен", "Keng", homes + ".128.0/18", keng)),
        Sites.all());
  }

  private static List<Network> networks() {
    return List.of(
        network(
            64_510,
            "Ашық хостинг",
            "Открытый хостинг",
            "Open Hosting",
            "hosting",
            "DE",
            "198.18.10.0/23",
            "198.18.12.0/24"),
        network(
            64_520,
            "Батыс хостинг",
            "Западный хостинг",
            "West Hosting",
            "hosting",
            "NL",
            "198.18.20.0/24"),
        network(
            64_521,
            "Шығыс хостинг",
            "Восточный хостинг",
            "East Hosting",
            "hosting",
            "SG",
            "198.18.21.0/24"),
        network(64_530, "Ортақ DNS", "Общий DNS", "Public DNS", "hosting", "NL", "198.18.53.0/24"),
        network(64_531, "Көпір", "Мост", "Bridge Transit", "transit", "NL", "198.18.0.0/24"),
        network(64_532, "Бос жер", "Пустошь", "Wasteland", "hosting", "NL", "198.18.66.0/24"));
  }

  private static Provider provider(
      String key, Asn asn, String kk, String ru, String en, String prefix, Policy policy) {
    Network network =
        new Network(asn, new Names(kk, ru, en), "fixed", "KZ", dual(List.of(Cidr.parse(prefix))));
    return new Provider(key, network, policy);
  }

  private static Network network(
      int asn, String kk, String ru, String en, String kind, String country, String... prefixes) {
    return new Network(
        new Asn(asn),
        new Names(kk, ru, en),
        kind,
        country,
        dual(Arrays.stream(prefixes).map(Cidr::parse).toList()));
  }

  /** The prefixes and their kin. */
  static List<Cidr> dual(List<Cidr> prefixes) {
    return Stream.concat(prefixes.stream(), prefixes.stream().map(Kin::of)).toList();
  }
}
