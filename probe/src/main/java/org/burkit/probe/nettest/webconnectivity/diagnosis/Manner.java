package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.URI;
import java.util.Optional;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.FailureKind;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/** How what is suspected is tried: with the target's name or another, there or elsewhere. */
sealed interface Manner {
  /** The target's name, or no word at all, said at {@code where}. */
  Optional<Attempt> target(Spot where) throws InterruptedException;

  /** Another name said at {@code where}. */
  Optional<Attempt> named(String other, Spot where) throws InterruptedException;

  /** True where that try says that nothing is the matter any more. */
  boolean isSound(Attempt target);

  /** Where a name is said; empty where none is. */
  Optional<NameLayer> layer();

  /** In a ClientHello. */
  record InHello(Attempts attempts, String name, boolean forged) implements Manner {
    @Override
    public Optional<Attempt> target(Spot where) throws InterruptedException {
      return attempts.sni(where, name);
    }

    @Override
    public Optional<Attempt> named(String other, Spot where) throws InterruptedException {
      return attempts.sni(where, other);
    }

    @Override
    public boolean isSound(Attempt target) {
      return !forged && !target.failed();
    }

    @Override
    public Optional<NameLayer> layer() {
      return Optional.of(NameLayer.SNI);
    }
  }

  /** In a plain request. */
  record InRequest(Attempts attempts, URI url, boolean silent) implements Manner {
    @Override
    public Optional<Attempt> target(Spot where) throws InterruptedException {
      return attempts.host(where, url);
    }

    @Override
    public Optional<Attempt> named(String other, Spot where) throws InterruptedException {
      return attempts.host(where, URI.create("http://" + other + "/"));
    }

    @Override
    public boolean isSound(Attempt target) {
      return silent && !target.failed();
    }

    @Override
    public Optional<NameLayer> layer() {
      return Optional.of(NameLayer.HOST);
    }
  }

  /** In the first packets of QUIC. */
  record InQuic(Attempts attempts, String name) implements Manner {
    @Override
    public Optional<Attempt> target(Spot where) throws InterruptedException {
      return attempts.quic(where, name);
    }

    @Override
    public Optional<Attempt> named(String other, Spot where) throws InterruptedException {
      return attempts.quic(where, other);
    }

    @Override
    public boolean isSound(Attempt target) {
      return !target.failed();
    }

    @Override
    public Optional<NameLayer> layer() {
      return Optional.of(NameLayer.QUIC);
    }
  }

  /** Without a word. */
  record Wordless(Attempts attempts) implements Manner {
    @Override
    public Optional<Attempt> target(Spot where) throws InterruptedException {
      return attempts.connect(where);
    }

    @Override
    public Optional<Attempt> named(String other, Spot where) throws InterruptedException {
      return attempts.connect(where);
    }

    @Override
    public boolean isSound(Attempt target) {
      // A refusal by a dead server comes and goes; only a connection is sound.
      return target.failure().filter(f -> f.kind() != FailureKind.INTERRUPTED).isEmpty();
    }

    @Override
    public Optional<NameLayer> layer() {
      return Optional.empty();
    }
  }
}
