package org.burkit.lab.censor;

/** What becomes of a flow after an action. Pure. */
final class Aftermath {
  private Aftermath() {}

  static Flow of(Action action) {
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
      case Action.Lose lose -> new Flow.Lossy(lose);
    };
  }
}
