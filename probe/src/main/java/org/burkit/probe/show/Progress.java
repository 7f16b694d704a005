package org.burkit.probe.show;

import java.io.PrintStream;

/**
 * A line on a terminal that says how far the run is; nothing where there is no terminal. Any thread
 * may report.
 */
public final class Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final Messages messages;
  private final PrintStream terminal;
  private final boolean shown;

  public Progress(Messages messages, PrintStream terminal, boolean shown) {
    this.messages = messages;
    this.terminal = terminal;
    this.shown = shown;
  }

  public synchronized void at(int done, int total) {
    if (shown) {
      terminal.print(CLEAR + messages.get("progress", done, total));
      terminal.flush();
    }
  }

  public synchronized void clear() {
    if (shown) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
