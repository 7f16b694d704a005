package org.burkit.lab.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Admission;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lab.server.DnsOverHttps;
import org.burkit.lab.server.NameServer;
import org.burkit.lab.server.Servers;
import org.burkit.lab.server.WebListener;
import org.burkit.lab.server.Zone;

/**
 * Puts the servers of a plan up in the middle of the lab: sites, resolvers, interceptors. Used
 * once, by the builder's thread.
 */
final class SiteServers {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int DNS = 53;

  private final Plan plan;
  private final Servers servers;
  private final CertificateAuthority ca;
  private final CertificateAuthority stateCa;
  private final SitePages pages;

  SiteServers(Plan plan, Servers servers, CertificateAuthority ca, CertificateAuthority stateCa) {
    this.plan = plan;
    this.servers = servers;
    this.ca = ca;
    this.stateCa = stateCa;
    this.pages = new SitePages(plan);
  }

  void start() {
    plan.sites().forEach(site -> site.addresses().forEach(address -> serve(site, address)));
    plan.providers().forEach(this::serve);
    NameServer far = new NameServer(zone(false), Map.of());
    servers.serve(new Endpoint(Atlas.PUBLIC_RESOLVER, DNS), far);
    servers.serve(new Endpoint(Atlas.HOSTING_RESOLVER, DNS), far);
    servers.serve(
        WebListener.tls(
            new Endpoint(Atlas.DOH, HTTPS),
            _ -> ca.identify(Atlas.DOH_HOST),
            new DnsOverHttps(far),
            Admission.always()));
  }

  private void serve(Site site, Ip4 address) {
    switch (site.serving()) {
      case Serving.Page _, Serving.TalkingOfBlocks _, Serving.Refusing _ ->
          serve(site, address, Admission.always());
      case Serving.Flaky(int oneIn, long seed) ->
          serve(site, address, Admission.failingOneIn(oneIn, seed));
      case Serving.Closed _, Serving.Silent _ -> {}
    }
  }

  private void serve(Site site, Ip4 address, Admission admission) {
    Endpoint plain = new Endpoint(address, HTTP);
    if (!site.https()) {
      servers.serve(WebListener.plain(plain, pages.content(), admission));
      return;
    }
    servers.serve(WebListener.plain(plain, pages.redirectToHttps(), admission));
    // Whatever name is asked for, the site shows its own certificate, as single-site servers do.
    servers.serve(
        WebListener.tls(
            new Endpoint(address, HTTPS),
            _ -> ca.identify(site.host()),
            pages.content(),
            admission));
  }

  private void serve(Provider provider) {
    servers.serve(
        new Endpoint(provider.resolver(), DNS),
        new NameServer(zone(true), provider.policy().lies()));
    if (!provider.policy().intercepted().isEmpty()) {
      servers.serve(
          WebListener.tls(
              provider.interceptor(), stateCa::identify, pages.content(), Admission.always()));
    }
  }

  private Zone zone(boolean west) {
    return name ->
        name.equals(Atlas.DOH_HOST)
            ? Optional.of(List.of(Atlas.DOH))
            : plan.site(name).map(site -> List.of(west ? site.west() : site.east()));
  }
}
