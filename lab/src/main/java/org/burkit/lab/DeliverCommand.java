package org.burkit.lab;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.burkit.lab.delivery.DeliveryTrial;
import org.burkit.lab.program.Binaries;
import picocli.CommandLine.Command;

/** {@code lab deliver}: whether results get out where the collector is blocked. */
@Command(
    name = "deliver",
    description = {
      "Blocks the collector by name, address, server name, a freeze and a crawl, and altogether for",
      "a while, and counts what arrives of real probes. Exits with 0 only if nothing is lost and",
      "nothing comes twice."
    })
final class DeliverCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException, IOException {
    Machine.check();
    DeliveryTrial trial = new DeliveryTrial(Binaries.find(), InstantSource.system());
    return trial.play(System.out::println) ? Main.AGREED : Main.DISAGREED;
  }
}
