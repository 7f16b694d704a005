package org.burkit.probe.nettest;

import java.util.List;
import org.burkit.probe.nettest.webconnectivity.WebConnectivity;

/** Every test there is. */
public final class NetTests {
  private NetTests() {}

  public static List<NetTest> all(Instruments instruments) {
    return List.of(new WebConnectivity(instruments));
  }
}
