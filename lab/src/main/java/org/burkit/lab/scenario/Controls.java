package org.burkit.lab.scenario;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Ground;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.TemporaryDirectory;

/**
 * The controls of a run, each on ground of its own: as many as there are worlds at once. One serves
 * one row after the other, since its start costs more than ten answers; it keeps neither names nor
 * connections from one question to the next. No more of them start at once than there are
 * processors: together they would be ready later than one after the other, and some too late. Any
 * thread may call.
 */
final class Controls implements AutoCloseable {
  /** A control that is ready for a world. */
  record Ready(TemporaryDirectory directory, Ground ground, Service service)
      implements AutoCloseable {
    @Override
    public void close() {
      service.close();
      ground.close();
      directory.close();
    }
  }

  private final Binaries binaries;
  private final InstantSource clock;
  private final Queue<Ready> idle = new ConcurrentLinkedQueue<>();
  private final Semaphore starts = new Semaphore(Runtime.getRuntime().availableProcessors());

  Controls(Binaries binaries, InstantSource clock) {
    this.binaries = binaries;
    this.clock = clock;
  }

  /** One that nobody uses, or a new one. */
  Ready take() throws InterruptedException, IOException {
    Ready waiting = idle.poll();
    return waiting == null ? startInTurn() : waiting;
  }

  /** For the next row; one that may have been harmed is closed instead. */
  void giveBack(Ready control) {
    idle.add(control);
  }

  private Ready startInTurn() throws InterruptedException, IOException {
    starts.acquire();
    try {
      return start();
    } finally {
      starts.release();
    }
  }

  private Ready start() throws InterruptedException, IOException {
    TemporaryDirectory directory = TemporaryDirectory.create();
    try {
      Ground ground =
          Ground.lay(Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN), directory.path(), clock);
      try {
        return new Ready(directory, ground, binaries.control(ground, Relay.open(0)));
      } catch (InterruptedException | IOException | RuntimeException e) {
        ground.close();
        throw e;
      }
    } catch (InterruptedException | IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public void close() {
    for (Ready control = idle.poll(); control != null; control = idle.poll()) {
      control.close();
    }
  }
}
