package org.burkit.lab;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.burkit.lab.demo.Rehearsal;
import org.burkit.lab.program.Binaries;
import picocli.CommandLine.Command;

/** {@code lab rehearse}: what the launcher has played once after a build. */
@Command(
    name = "rehearse",
    hidden = true,
    description =
        "Have each program do what it does, once, so that the launcher can learn from it.")
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException, IOException {
    Machine.check();
    boolean whole = new Rehearsal(Binaries.find(), InstantSource.system()).play();
    return whole ? Main.AGREED : Main.DISAGREED;
  }
}
