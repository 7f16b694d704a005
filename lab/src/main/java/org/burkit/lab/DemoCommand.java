package org.burkit.lab;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.burkit.lab.demo.Demo;
import org.burkit.lab.demo.DemoReport;
import org.burkit.lab.program.Binaries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole system on one machine, watching a story whose truth is known. */
@Command(
    name = "demo",
    description =
        "A small Internet with censors, watched by control, collector and nine probes as separate"
            + " programs.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--once",
      description = "Stop when all is known, and exit with 0 only if it is what is true.")
  private boolean once;

  @Option(names = "--json", description = "JSON Lines on standard output (with --once)")
  private boolean json;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "where the pages are shown on 127.0.0.1 (default ${DEFAULT-VALUE})")
  private int port;

  @Override
  public Integer call() throws InterruptedException, IOException, TimeoutException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("Expected a port from 0 to 65535, got " + port + ".");
    }
    Machine.check();
    InstantSource clock = InstantSource.system();
    DemoReport report = new DemoReport(System.out, System.err, json, clock);
    boolean agrees = new Demo(Binaries.find(), clock, report).play(once, port);
    return agrees ? Main.AGREED : Main.DISAGREED;
  }
}
