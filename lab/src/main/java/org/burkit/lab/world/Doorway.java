package org.burkit.lab.world;

import java.util.List;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip;

/** What stands in a home's own network and speaks in the place of servers, whoever is asked. */
public enum Doorway {
  NONE,
  /** A hotel's page in place of every page, under the hotel's own certificate. */
  CAPTIVE_PORTAL,
  /** A program on the machine that opens all TLS, under a root of its own. */
  ANTIVIRUS,
  /** A proxy that adds a line of its own to plain HTTP pages and is honest otherwise. */
  PROXY,
  /** A program that cuts each ClientHello in two segments. */
  HELLO_CUTTER;

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** The rules that lead connections to the machine that speaks. */
  List<Rule> rules(DualAddress speaker) {
    return switch (this) {
      case NONE, HELLO_CUTTER -> List.of();
      case CAPTIVE_PORTAL -> rules(List.of(HTTP, HTTPS), speaker);
      case ANTIVIRUS -> rules(List.of(HTTPS), speaker);
      case PROXY -> rules(List.of(HTTP), speaker);
    };
  }

  private static List<Rule> rules(List<Integer> ports, DualAddress speaker) {
    return ports.stream()
        .flatMap(port -> Stream.of(rule(port, speaker.four()), rule(port, speaker.six())))
        .toList();
  }

  private static Rule rule(int port, Ip speaker) {
    return new Rule(
        "doorway " + port,
        new Trigger.Service(Trigger.Transport.TCP, port),
        new Action.Divert(new Endpoint(speaker, port)));
  }
}
