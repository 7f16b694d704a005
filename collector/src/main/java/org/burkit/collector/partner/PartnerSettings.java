package org.burkit.collector.partner;

import java.util.List;
import org.burkit.collector.outward.ConnectFilter;

/**
 * Whose incidents are shown beside ours.
 *
 * @param filter where they may be
 */
public record PartnerSettings(List<Partner> partners, ConnectFilter filter) {
  public PartnerSettings {
    partners = List.copyOf(partners);
  }
}
