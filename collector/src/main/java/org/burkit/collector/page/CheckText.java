package org.burkit.collector.page;

import java.util.List;

/**
 * The answer to whoever asked for an address or a service, in words.
 *
 * @param advice what that means and what one can do
 * @param links to all that is known of it
 * @param outages whole networks that are cut off, in which nothing opens
 * @param networks the gravest first
 * @param incidents those recorded, open ones first
 */
public record CheckText(
    String heading,
    String advice,
    String linksHeading,
    List<Link> links,
    String outagesHeading,
    List<IncidentText> outages,
    String networksHeading,
    List<OnNetwork> networks,
    String incidentsHeading,
    List<IncidentText> incidents) {
  public CheckText {
    links = List.copyOf(links);
    outages = List.copyOf(outages);
    networks = List.copyOf(networks);
    incidents = List.copyOf(incidents);
  }

  /**
   * How it is on one network.
   *
   * @param page of the network; empty for those too small to be named
   * @param wordClass the style of the word's badge
   * @param href the incident there; empty where there is none
   */
  public record OnNetwork(String name, String page, String wordClass, String word, String href) {}
}
