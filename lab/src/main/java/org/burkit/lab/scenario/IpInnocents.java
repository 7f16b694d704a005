package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.innocent;

import java.util.List;
import org.burkit.lab.world.Policy;

/** What looks like a block of addresses and is none. */
final class IpInnocents {
  private IpInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "flaky",
            "The server resets one connection in twenty.",
            "https://dirildek.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "closed",
            "The server refuses connections, from everywhere.",
            "https://jabyq.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "silent",
            "The server is gone, for everyone.",
            "https://tozgan.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "flaky-http",
            "A server without TLS resets one connection in twenty.",
            "http://qaltyrauyq.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "closed-http",
            "A server without TLS refuses connections, from everywhere.",
            "http://bekituli.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "silent-http",
            "A server without TLS is gone, for everyone.",
            "http://unsiz.example/",
            Policy.OPEN,
            Truth.DOWN));
  }
}
