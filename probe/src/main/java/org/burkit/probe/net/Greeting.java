package org.burkit.probe.net;

import org.burkit.model.EchConfigs;

/** How a name is said in a ClientHello that may hide it (RFC 9849). */
public sealed interface Greeting {
  /** What the server is asked for. */
  String name();

  /** Encrypted: only the public name of the configurations goes out in clear. */
  record Hidden(String name, EchConfigs configs) implements Greeting {}

  /** In clear, beside an encrypted ClientHello that is none (GREASE). */
  record Pretending(String name) implements Greeting {}

  /** In clear, and nothing else. */
  record Clear(String name) implements Greeting {}

  /** What goes out in clear. */
  default String said() {
    return switch (this) {
      case Hidden(String _, EchConfigs configs) -> configs.publicName();
      case Pretending(String name) -> name;
      case Clear(String name) -> name;
    };
  }
}
