package org.burkit.collector.page;

import java.util.List;

/**
 * What one partner says, ready for the template.
 *
 * @param asked when it last answered
 * @param nothing that it says of nothing; empty where it does
 */
public record PartnerSection(
    String name, String url, String asked, String nothing, List<IncidentText> incidents) {
  public PartnerSection {
    incidents = List.copyOf(incidents);
  }
}
