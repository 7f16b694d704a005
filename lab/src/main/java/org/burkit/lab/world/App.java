package org.burkit.lab.world;

import java.util.List;
import org.burkit.lab.server.StunAnswers;

/**
 * A service of several sites, as its app uses them: for one function this, for another that.
 *
 * @param id as in the lists; its name in the lab is {@code id.example}
 */
public record App(String id, Names names, List<Contact> contacts) {
  public App {
    contacts = List.copyOf(contacts);
  }

  /**
   * One place that the app has to reach.
   *
   * @param function web, login, messages, media or calls
   * @param protocol tcp, tls, https, quic or stun
   * @param host a site's name, or an address
   */
  public record Contact(String function, String protocol, String host) {
    int port() {
      return beginsCalls() ? StunAnswers.PORT : 443;
    }

    boolean beginsCalls() {
      return protocol.equals("stun");
    }
  }

  String domain() {
    return id + ".example";
  }

  boolean owns(Site site) {
    return site.host().equals(domain()) || site.host().endsWith("." + domain());
  }
}
