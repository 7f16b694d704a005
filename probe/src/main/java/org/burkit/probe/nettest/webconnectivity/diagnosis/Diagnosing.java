package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Diagnosis.PairedName;
import org.burkit.model.Extra;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Stopwatch;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/** The diagnosis of one target, from top to bottom. One thread, once. */
public final class Diagnosing {
  private static final int TRIES = 4;
  private static final int RESTS_BEFORE_THE_LAST_TRY = 8;

  /** Silence longer than that is silence: no try is the only one here. */
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(4);

  /** What spaced tries must leave for the experiments after them. */
  private static final Duration RESERVE = Duration.ofSeconds(52);

  private final Instruments instruments;
  private final Neutral neutral;
  private final Budget budget;
  private final Attempts attempts;
  private final List<Diagnosis> found = new ArrayList<>();

  private Diagnosing(Instruments instruments, Neutral neutral, Budget budget, Attempts attempts) {
    this.instruments = instruments;
    this.neutral = neutral;
    this.budget = budget;
    this.attempts = attempts;
  }

  /** Whether there is anything to make experiments on. */
  public static boolean isCalledFor(Observed seen) {
    return !Suspicions.of(seen).isEmpty() || Hideable.in(seen).isPresent();
  }

  /**
   * Nothing where nothing is suspicious and no name can be hidden; of what is suspicious nothing
   * where no neutral host can be found.
   */
  public static List<Diagnosis> of(Observed seen, Instruments instruments, Deadline deadline)
      throws InterruptedException {
    Budget budget = new Budget(deadline);
    Duration offset = Duration.between(seen.start(), instruments.clock().instant());
    Attempts attempts = new Attempts(instruments.network(), budget, patience(instruments), offset);
    List<Diagnosis> all = new ArrayList<>();
    List<Suspicion> suspicions = new ArrayList<>(Suspicions.of(seen));
    Optional<Hideable> hideable = Hideable.in(seen);
    if (hideable.isPresent()) {
      hiddenName(hideable.get(), instruments, attempts).ifPresent(all::add);
      if (all.stream().anyMatch(HiddenNames::isKeptBack)) {
        suspicions.add(new Suspicion.HiddenName(hideable.get()));
      }
    }
    boolean overIpv6 = suspicions.stream().anyMatch(suspicion -> suspicion.at().isIpv6());
    Optional<Neutral> neutral =
        suspicions.isEmpty() ? Optional.empty() : Neutral.find(instruments, overIpv6);
    if (neutral.isPresent()) {
      all.addAll(new Diagnosing(instruments, neutral.get(), budget, attempts).of(suspicions));
    }
    return all;
  }

  private static Optional<Diagnosis> hiddenName(
      Hideable target, Instruments instruments, Attempts attempts) throws InterruptedException {
    return instruments.network().hidesNames()
        ? new HiddenNames(attempts, instruments.pause()).of(target)
        : Optional.of(
            new Diagnosis.NotAvailable(
                "hidden_name", "the library for it does not load on this system", Extra.NONE));
  }

  private List<Diagnosis> of(List<Suspicion> suspicions) throws InterruptedException {
    Traces traces = new Traces(instruments.tracer(), instruments.network(), budget, neutral);
    for (Suspicion suspicion : suspicions) {
      boolean stillFails =
          switch (suspicion) {
            case Suspicion.ServerName(Spot at, String name, boolean forged) ->
                fails(at, new Manner.InHello(attempts, name, forged));
            case Suspicion.Host(Spot at, var url, boolean silent) ->
                fails(at, new Manner.InRequest(attempts, url, silent));
            case Suspicion.Pace pace -> {
              Optional<Diagnosis> compared = paces().compare(pace);
              compared.ifPresent(found::add);
              yield compared.filter(Paces::standsStill).isPresent(); // else all packets pass
            }
            case Suspicion.Address(Spot at) -> fails(at, new Manner.Wordless(attempts));
            case Suspicion.QuicName(Spot at, String name) -> failsOverQuic(at, name);
            case Suspicion.Resolver _, Suspicion.HiddenName _ -> true;
          };
      if (stillFails) {
        found.addAll(traces.of(suspicion));
      }
    }
    return found;
  }

  private Paces paces() {
    return new Paces(instruments.network(), budget, patience(instruments), neutral);
  }

  private static Duration patience(Instruments instruments) {
    Duration step = instruments.patience().tls();
    return step.compareTo(LONGEST_PATIENCE) < 0 ? step : LONGEST_PATIENCE;
  }

  /** Runs the experiments with names; false where the target works again. */
  private boolean fails(Spot at, Manner manner) throws InterruptedException {
    Spot elsewhere = new Spot(neutral.beside(at).ip(), at.port());
    Optional<Attempt> before = manner.named(neutral.name(), elsewhere);
    if (elsewhere.isIpv6() && before.filter(Attempt::failed).isPresent()) {
      return false; // many homes have an IPv6 that leads nowhere: nothing can be compared over it
    }
    List<Attempt> tries = tries(at, manner);
    boolean sound = !tries.isEmpty() && manner.isSound(tries.getLast());
    if (!sound && !tries.isEmpty() && manner.layer().isPresent() && !isShutOut(at)) {
      found.add(paired(at, manner, manner.layer().get(), tries.getLast(), Optional.of(elsewhere)));
    }
    Optional<Attempt> after = manner.named(neutral.name(), elsewhere);
    if (before.isPresent() && after.isPresent()) {
      found.add(new Diagnosis.Sandwich(before.get(), tries, after.get(), Extra.NONE));
    }
    return !sound;
  }

  /** One more try, and others beside it; elsewhere is a host that speaks QUIC, if any is known. */
  private boolean failsOverQuic(Spot at, String name) throws InterruptedException {
    Manner manner = new Manner.InQuic(attempts, name);
    Optional<Attempt> target = manner.target(at);
    if (target.filter(Attempt::failed).isEmpty()) {
      return false;
    }
    Optional<Spot> elsewhere =
        Neutral.overQuic(instruments, at.isIpv6()).map(canary -> canary.beside(at));
    found.add(paired(at, manner, NameLayer.QUIC, target.get(), elsewhere));
    return true;
  }

  /** Ends early with a try that is answered, or when what is left should be kept for others. */
  private List<Attempt> tries(Spot at, Manner manner) throws InterruptedException {
    List<Attempt> tries = new ArrayList<>();
    while (tries.size() < TRIES && (tries.isEmpty() || budget.hasTime(RESERVE))) {
      rest(tries.size());
      Optional<Attempt> one = manner.target(at);
      one.ifPresent(tries::add);
      if (one.isEmpty() || !one.get().failed()) {
        break;
      }
    }
    return tries;
  }

  /** Whether not even a connection without a word comes about any more. */
  private boolean isShutOut(Spot at) throws InterruptedException {
    Optional<Attempt> atOnce = attempts.connect(at);
    if (atOnce.isEmpty() || !atOnce.get().failed()) {
      return false;
    }
    Stopwatch watch = Stopwatch.start();
    rest(RESTS_BEFORE_THE_LAST_TRY);
    Duration pause = watch.elapsed();
    attempts
        .connect(at)
        .ifPresent(later ->
            found.add(new Diagnosis.ResidualPause(atOnce.get(), pause, later, Extra.NONE)));
    return true;
  }

  private void rest(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      instruments.pause().rest();
    }
  }

  private PairedName paired(
      Spot at, Manner manner, NameLayer layer, Attempt target, Optional<Spot> elsewhere)
      throws InterruptedException {
    Optional<Attempt> neutralName = manner.named(neutral.name(), at);
    Optional<Attempt> otherAddress = Optional.empty();
    Optional<Attempt> neutralElsewhere = Optional.empty();
    if (elsewhere.isPresent()) {
      otherAddress = manner.target(elsewhere.get());
      neutralElsewhere = manner.named(Neutral.NOBODYS_NAME, elsewhere.get());
    }
    return new PairedName(layer, target, neutralName, otherAddress, neutralElsewhere, Extra.NONE);
  }
}
