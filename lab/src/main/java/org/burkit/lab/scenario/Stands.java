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
 * The stands of a run: as many as there are worlds at once. No more controls start at once than
 * there are processors: together they would be ready later than one after the other, and some too
 * late. Any thread may call.
 */
final class Stands implements AutoCloseable {
  private final Binaries binaries;
  private final InstantSource clock;
  private final Queue<Stand> idle = new ConcurrentLinkedQueue<>();
  private final Semaphore starts = new Semaphore(Runtime.getRuntime().availableProcessors());

  Stands(Binaries binaries, InstantSource clock) {
    this.binaries = binaries;
    this.clock = clock;
  }

  /** One that nobody uses, or a new one. */
  Stand take() throws InterruptedException, IOException {
    Stand waiting = idle.poll();
    return waiting == null ? startInTurn() : waiting;
  }

  /** For the next row; one that may have been harmed is closed instead. */
  void giveBack(Stand stand) {
    idle.add(stand);
  }

  private Stand startInTurn() throws InterruptedException, IOException {
    starts.acquire();
    try {
      return start();
    } finally {
      starts.release();
    }
  }

  private Stand start() throws InterruptedException, IOException {
    TemporaryDirectory directory = TemporaryDirectory.create();
    try {
      Ground ground =
          Ground.lay(Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN), directory.path(), clock);
      try {
        Service control = binaries.control(ground, Relay.open(0));
        return new Stand(binaries, directory, ground, control);
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
    for (Stand stand = idle.poll(); stand != null; stand = idle.poll()) {
      stand.close();
    }
  }
}
