package org.burkit.lab.scenario;

import java.util.Optional;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.program.StandingProbe;
import org.burkit.lab.world.Ground;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.TemporaryDirectory;

/**
 * Where rows are played one after the other: ground with a control and a probe that serve each of
 * them, since the start of either costs more than a row. They keep neither names nor connections
 * from one row to the next. One thread at a time.
 */
final class Stand implements AutoCloseable {
  private final Binaries binaries;
  private final TemporaryDirectory directory;
  private final Ground ground;
  private final Service control;
  private Optional<StandingProbe> probe = Optional.empty();

  Stand(Binaries binaries, TemporaryDirectory directory, Ground ground, Service control) {
    this.binaries = binaries;
    this.directory = directory;
    this.ground = ground;
    this.control = control;
  }

  Ground ground() {
    return ground;
  }

  Service control() {
    return control;
  }

  /** The probe in the home of the first world that asked. */
  StandingProbe probe(Place home) {
    StandingProbe running =
        probe.orElseGet(() -> binaries.standingProbe(ground.lasting(home), ground.files()));
    probe = Optional.of(running);
    return running;
  }

  @Override
  public void close() {
    probe.ifPresent(StandingProbe::close);
    control.close();
    ground.close();
    directory.close();
  }
}
