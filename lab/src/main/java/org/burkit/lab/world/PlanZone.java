package org.burkit.lab.world;

import java.util.List;
import java.util.Optional;
import org.burkit.lab.ech.EchConfigs;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Zone;

/**
 * The names of a plan as resolvers of one region are told them.
 *
 * @param covers the ECH configurations that records carry
 * @param west whether the region is Central Asia
 * @param asker the address from which the resolver asks, which one name answers with
 */
record PlanZone(Plan plan, CoverKeys covers, boolean west, Ip asker) implements Zone {
  @Override
  public Optional<List<Ip>> addresses(String name) {
    return switch (name) {
      case Atlas.DOH_HOST -> Optional.of(List.of(Atlas.DOH, Kin.of(Atlas.DOH)));
      case Atlas.DOT_HOST ->
          Optional.of(List.of(Atlas.PUBLIC_RESOLVER, Kin.of(Atlas.PUBLIC_RESOLVER)));
      case Atlas.COLLECTOR_HOST -> Optional.of(List.of(Atlas.COLLECTOR_ADDRESS));
      case Atlas.COLLECTOR_SECOND_HOST -> Optional.of(List.of(Atlas.COLLECTOR_SECOND_ADDRESS));
      case Atlas.WHOAMI -> Optional.of(List.of(asker));
      default -> plan.site(name).map(site -> site.addresses(west));
    };
  }

  @Override
  public List<String> protocols(String name) {
    return plan.site(name).map(Site::protocols).orElse(List.of());
  }

  @Override
  public Optional<EchConfigs> ech(String name) {
    return plan.site(name).flatMap(site -> covers.told(site.serving().cover()));
  }
}
