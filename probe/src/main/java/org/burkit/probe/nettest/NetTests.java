package org.burkit.probe.nettest;

import java.util.List;
import org.burkit.lists.Service;
import org.burkit.probe.nettest.service.ServiceByFunction;
import org.burkit.probe.nettest.webconnectivity.WebConnectivity;

/** Every test there is. */
public final class NetTests {
  private NetTests() {}

  /** Every test, over these services of the lists. */
  public static List<NetTest> all(Instruments instruments, List<Service> services) {
    return List.of(new WebConnectivity(instruments), new ServiceByFunction(instruments, services));
  }
}
