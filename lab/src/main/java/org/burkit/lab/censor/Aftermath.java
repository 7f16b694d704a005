package org.burkit.lab.censor;

import org.burkit.lab.chance.Seed;

/** What becomes of a flow after an action; each lossy one has a luck of its own. One thread. */
final class Aftermath {
  private final Seed seed;
  private int lossy;

  Aftermath(Seed seed) {
    this.seed = seed;
  }

  Flow of(Action action) {
    return switch (action) {
      case Action.Drop _, Action.Reset _, Action.Close _, Action.Alert _, Action.Respond _ ->
          new Flow.Cut();
      case Action.Prohibit _ -> new Flow.Forbidden();
      case Action.ForgeDns _, Action.ResetClient _ -> new Flow.Cleared();
      case Action.Divert(var instead) -> new Flow.Diverted(instead);
      case Action.Mute _ -> new Flow.Muted();
      case Action.Freeze(int bytes) -> new Flow.Rationed(bytes, false);
      case Action.ResetLater(int bytes) -> new Flow.Rationed(bytes, true);
      case Action.Shape(int rate) -> new Flow.Shaped(rate);
      case Action.Lose(double part) -> new Flow.Lossy(part, seed.of("flow " + lossy++));
    };
  }
}
