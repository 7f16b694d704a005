package org.burkit.lab.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.lab.server.Speech;
import org.burkit.lab.world.App.Contact;

/** The messengers of the lab, and the sites that they are made of. */
public final class Apps {
  /** The code of the field's test lists for what people talk with. */
  static final String CATEGORY = "COMT";

  private static final App XABAR =
      new App(
          "xabar",
          new Names("Хабар", "Хабар", "Xabar"),
          List.of(
              new Contact("web", "https", "xabar.example"),
              new Contact("login", "tls", "kiru.xabar.example"),
              new Contact("messages", "tls", "hat1.xabar.example"),
              new Contact("messages", "tls", "hat2.xabar.example"),
              new Contact("media", "tls", "suret.xabar.example"),
              new Contact("calls", "quic", "qonyrau.xabar.example")));

  /** Its app carries the addresses of its servers within itself. One of them is no more. */
  private static final App SOZ =
      new App(
          "soz",
          new Names("Сөз", "Соз", "Soz"),
          List.of(
              new Contact("web", "https", "soz.example"),
              new Contact("messages", "tcp", "198.18.20.111"),
              new Contact("messages", "tcp", "198.18.20.112")));

  /** Its calls are broken, for everyone. */
  private static final App KENES =
      new App(
          "kenes",
          new Names("Кеңес", "Кенес", "Kenes"),
          List.of(
              new Contact("web", "https", "kenes.example"),
              new Contact("calls", "tls", "qonyrau.kenes.example")));

  /** Its calls begin with STUN. */
  private static final App TILDES =
      new App(
          "tildes",
          new Names("Тілдес", "Тилдес", "Tildes"),
          List.of(
              new Contact("web", "https", "tildes.example"),
              new Contact("messages", "tls", "hat.tildes.example"),
              new Contact("calls", "stun", "dauys.tildes.example")));

  /** So do its own, but its server for them is gone, for everyone. */
  private static final App UNEMI =
      new App(
          "unemi",
          new Names("Үнемі", "Унеми", "Unemi"),
          List.of(
              new Contact("web", "https", "unemi.example"),
              new Contact("calls", "stun", "dauys.unemi.example")));

  private Apps() {}

  public static List<App> all() {
    return List.of(XABAR, SOZ, KENES, TILDES, UNEMI);
  }

  /** The app that a site is a part of. */
  static Optional<App> of(Site site) {
    return all().stream().filter(app -> app.owns(site)).findFirst();
  }

  static List<Site> sites() {
    return Stream.of(xabar(), soz(), kenes(), tildes(), unemi()).flatMap(List::stream).toList();
  }

  private static List<Site> xabar() {
    return List.of(
        site(XABAR, "xabar.example", "198.18.20.100"),
        site(XABAR, "kiru.xabar.example", "198.18.20.101"),
        site(XABAR, "hat1.xabar.example", "198.18.20.102"),
        site(XABAR, "hat2.xabar.example", "198.18.20.103"),
        site(XABAR, "suret.xabar.example", "198.18.20.104"),
        site(XABAR, "qonyrau.xabar.example", "198.18.20.105").speech(Speech.WITH_HTTP_3));
  }

  private static List<Site> soz() {
    return List.of(
        site(SOZ, "soz.example", "198.18.20.110"),
        site(SOZ, "hat1.soz.example", "198.18.20.111"),
        site(SOZ, "hat2.soz.example", "198.18.20.112").reach(new Reach.Silent()));
  }

  private static List<Site> kenes() {
    return List.of(
        site(KENES, "kenes.example", "198.18.20.120"),
        site(KENES, "qonyrau.kenes.example", "198.18.20.121").reach(new Reach.Closed()));
  }

  private static List<Site> tildes() {
    return List.of(
        site(TILDES, "tildes.example", "198.18.20.130"),
        site(TILDES, "hat.tildes.example", "198.18.20.131"),
        site(TILDES, "dauys.tildes.example", "198.18.20.132"));
  }

  private static List<Site> unemi() {
    return List.of(
        site(UNEMI, "unemi.example", "198.18.20.135"),
        site(UNEMI, "dauys.unemi.example", "198.18.20.136").reach(new Reach.Silent()));
  }

  private static Site site(App app, String host, String address) {
    return Site.page(host, app.names(), CATEGORY, address);
  }
}
