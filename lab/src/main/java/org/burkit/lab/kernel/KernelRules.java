package org.burkit.lab.kernel;

import java.util.List;

/**
 * What a border does, as an administrator would type it.
 *
 * @param commands lines for {@code sh -e}, run once when the border is there; {@code $INNER} and
 *     {@code $OUTER} are its devices towards homes and towards the world, {@code $DECOY} is the
 *     address of its servers
 */
public record KernelRules(List<String> commands, List<Decoy> decoys) {
  public KernelRules {
    commands = List.copyOf(commands);
    decoys = List.copyOf(decoys);
  }

  public static KernelRules of(String... commands) {
    return new KernelRules(List.of(commands), List.of());
  }

  public KernelRules with(Decoy decoy) {
    return new KernelRules(commands, List.of(decoy));
  }

  /** The programs that the commands start with: what must be on the PATH. */
  public List<String> tools() {
    return commands.stream().map(line -> line.substring(0, line.indexOf(' '))).distinct().toList();
  }
}
