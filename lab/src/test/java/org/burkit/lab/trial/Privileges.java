package org.burkit.lab.trial;

import java.util.List;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.net.NetworkException;
import org.burkit.lab.sys.SystemCallException;
import org.junit.jupiter.api.Assumptions;

/**
 * Skips a test, with the reason, where the machine does not allow network namespaces and TUN
 * devices.
 */
public final class Privileges {
  private Privileges() {}

  public static void assumeLabCanRun() {
    try (Namespace namespace = Namespace.create("trial", List.of())) {
      Assumptions.assumeTrue(namespace.name().equals("trial"));
    } catch (SystemCallException | NetworkException e) {
      Assumptions.abort(
          "needs root with NET_ADMIN and SYS_ADMIN, /dev/net/tun and iproute2; here: "
              + e.getMessage());
    }
  }
}
