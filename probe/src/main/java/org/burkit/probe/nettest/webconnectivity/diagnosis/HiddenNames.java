package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Hello;
import org.burkit.model.Diagnosis.HelloTry;
import org.burkit.model.EchConfigs;
import org.burkit.model.Extra;
import org.burkit.probe.net.Greeting;
import org.burkit.probe.net.HelloAnswer;
import org.burkit.probe.nettest.Pause;

/**
 * Whether a name is answered when it is hidden: one handshake where all is well, and where it is
 * not, others that tell what is amiss. A name that was hidden is never said in clear by the same
 * try. One thread.
 */
final class HiddenNames {
  private final Attempts attempts;
  private final Pause pause;

  HiddenNames(Attempts attempts, Pause pause) {
    this.attempts = attempts;
    this.pause = pause;
  }

  /** Empty where the budget pays not even one try. */
  Optional<Diagnosis> of(Hideable target) throws InterruptedException {
    List<HelloTry> tries = new ArrayList<>();
    Optional<HelloAnswer> first = hidden(target, tries);
    if (first.isPresent()) {
      HelloAnswer answer = first.get();
      if (answer.anew().isPresent()) {
        var _ = hidden(Hello.HIDDEN_ANEW, target, answer.anew().get(), tries);
      } else if (answer.chain().isEmpty() && !target.fails()) {
        whatIsAmiss(target, tries);
      } else if (!answer.chain().isEmpty() && !answer.rejected() && target.fails()) {
        clear(Hello.CLEAR, target, target.name(), tries);
      }
    }
    return tries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Diagnosis.HiddenName(target.name(), tries, Extra.NONE));
  }

  /** The name in clear between two hidden ones: what fails then is the hiding. */
  private void whatIsAmiss(Hideable target, List<HelloTry> tries) throws InterruptedException {
    pause.rest();
    if (isAnswered(hidden(target, tries))) {
      return;
    }
    clear(Hello.CLEAR, target, target.name(), tries);
    if (isAnswered(hidden(target, tries))) {
      return;
    }
    clear(Hello.COVER, target, target.configs().publicName(), tries);
    attempts
        .greet(target.at(), Hello.GREASE, new Greeting.Pretending(target.name()))
        .ifPresent(greeted -> tries.add(greeted.hello()));
  }

  /** True where the name was answered in clear and never when hidden. */
  static boolean isKeptBack(Diagnosis seen) {
    return seen instanceof Diagnosis.HiddenName(_, List<HelloTry> tries, _)
        && tries.stream().noneMatch(t -> t.hello() == Hello.HIDDEN && isAnswered(t))
        && tries.stream().anyMatch(t -> t.hello() == Hello.CLEAR && isAnswered(t));
  }

  private static boolean isAnswered(HelloTry tried) {
    return tried.attempt().answer().isPresent();
  }

  private static boolean isAnswered(Optional<HelloAnswer> answer) {
    return answer.filter(a -> !a.chain().isEmpty()).isPresent();
  }

  private Optional<HelloAnswer> hidden(Hideable target, List<HelloTry> tries)
      throws InterruptedException {
    return hidden(Hello.HIDDEN, target, target.configs(), tries);
  }

  private Optional<HelloAnswer> hidden(
      Hello hello, Hideable target, EchConfigs configs, List<HelloTry> tries)
      throws InterruptedException {
    Optional<Attempts.Greeted> greeted =
        attempts.greet(target.at(), hello, new Greeting.Hidden(target.name(), configs));
    greeted.ifPresent(g -> tries.add(g.hello()));
    return greeted.map(Attempts.Greeted::answer);
  }

  private void clear(Hello hello, Hideable target, String name, List<HelloTry> tries)
      throws InterruptedException {
    attempts
        .greet(target.at(), hello, new Greeting.Clear(name))
        .ifPresent(greeted -> tries.add(greeted.hello()));
  }
}
