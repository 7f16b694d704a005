package org.burkit.lab.world;

import java.util.Optional;
import org.burkit.lab.ech.EchConfigs;
import org.burkit.lab.ech.EchKey;

/** The keys under the cover's name in one world. Immutable. */
final class CoverKeys {
  private static final int CURRENT_ID = 7;
  private static final int LOST_ID = 8;

  private final EchKey current = EchKey.create(Atlas.COVER_HOST, CURRENT_ID);
  private final EchConfigs lost = EchKey.create(Atlas.COVER_HOST, LOST_ID).configs();

  /** What the servers open with. */
  EchKey current() {
    return current;
  }

  /** What the HTTPS record of a site says. */
  Optional<EchConfigs> told(Cover cover) {
    return switch (cover) {
      case NONE -> Optional.empty();
      case SOUND, DISABLED, BROKEN -> Optional.of(current.configs());
      case STALE -> Optional.of(lost);
    };
  }
}
