package org.burkit.probe.nettest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.model.References;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Network;

/** Instruments that know of nothing but a network and one resolver, which stands for all. */
public final class PlainInstruments {
  private PlainInstruments() {}

  /**
   * @param step how long one step may take
   */
  public static Instruments of(
      Network network,
      Dns dns,
      Optional<ControlClient> control,
      Duration step,
      InstantSource clock) {
    return new Instruments(
        network,
        dns,
        dns,
        dns,
        dns,
        control,
        References.NONE,
        Patience.of(step),
        () -> {},
        QuicPlan.WHERE_OFFERED,
        ip -> true,
        _ -> true,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        clock);
  }
}
