package org.burkit.lab.world;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.kernel.Surroundings;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Admission;
import org.burkit.lab.server.Answers;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lab.server.DnsOverHttps;
import org.burkit.lab.server.Identity;
import org.burkit.lab.server.Lie;
import org.burkit.lab.server.NameServer;
import org.burkit.lab.server.Servers;
import org.burkit.lab.server.StunAnswers;
import org.burkit.lab.server.WebListener;

/**
 * Puts the servers of a plan up in the middle of the lab: sites, resolvers, interceptors. Used
 * once, by the builder's thread.
 */
final class SiteServers {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int DNS = 53;
  private static final int DNS_OVER_TLS = 853;

  private final Plan plan;
  private final Servers servers;
  private final CertificateAuthority ca;
  private final Interceptor interceptor;
  private final SitePages pages;
  private final CoverKeys covers = new CoverKeys();
  private final Seed seed;

  SiteServers(
      Plan plan, Servers servers, CertificateAuthority ca, Interceptor interceptor, Seed seed) {
    this.plan = plan;
    this.servers = servers;
    this.ca = ca;
    this.interceptor = interceptor;
    this.pages = new SitePages(plan);
    this.seed = seed;
  }

  /** What a border of a provider must know. */
  Surroundings around(Provider provider, Cidr homes) {
    return new Surroundings(
        provider.border().four(),
        provider.decoy(),
        homes,
        provider.machines(),
        new PlanZone(plan, covers, true, provider.decoy()),
        interceptor.state(),
        pages.content());
  }

  void start() {
    Map<Ip, List<Site>> tenants = new LinkedHashMap<>();
    plan.sites()
        .forEach(site ->
            site.addresses()
                .forEach(
                    address -> tenants.computeIfAbsent(address, _ -> new ArrayList<>()).add(site)));
    tenants.forEach(this::serve);
    plan.providers().forEach(this::serve);
    both(
        Kin.both(Atlas.NOTICE),
        HTTP,
        at ->
            servers.serve(
                WebListener.plain(
                    at,
                    (_, _) -> Answers.html(HttpResponseStatus.OK, BlockPage.html()),
                    Admission.always())));
    plan.providers().forEach(new DoorwayServers(servers, ca, pages)::serve);
    plan.sites().stream().filter(SiteServers::beginsCalls).forEach(this::serveCalls);
    resolve(new Endpoint(Atlas.HOSTING_RESOLVER, DNS), far(Atlas.HOSTING_RESOLVER), Duration.ZERO);
    DualAddress open = Kin.both(Atlas.PUBLIC_RESOLVER);
    NameServer shared = far(Atlas.PUBLIC_RESOLVER);
    both(open, DNS, at -> resolve(at, shared, Duration.ZERO));
    both(open, DNS_OVER_TLS, at -> servers.serveTls(at, shared, ca.identify(Atlas.DOT_HOST)));
    both(
        Kin.both(Atlas.DOH),
        HTTPS,
        at ->
            servers.serve(
                WebListener.tls(
                    at,
                    _ -> ca.identify(Atlas.DOH_HOST),
                    new DnsOverHttps(far(Atlas.DOH)),
                    Admission.always())));
  }

  /** What an app of the lab calls by, and the neutral host. */
  private static boolean beginsCalls(Site site) {
    return site.host().equals(Atlas.NEUTRAL_HOST)
        || Apps.all().stream()
            .flatMap(app -> app.contacts().stream())
            .anyMatch(contact -> contact.beginsCalls() && contact.host().equals(site.host()));
  }

  private void serveCalls(Site site) {
    site.addresses().stream()
        .filter(address -> site.reachAt(address) instanceof Reach.Open)
        .forEach(address -> servers.serveStun(new Endpoint(address, StunAnswers.PORT)));
  }

  /** A resolver outside Central Asia. */
  private NameServer far(Ip address) {
    return new NameServer(new PlanZone(plan, covers, false, address), broken());
  }

  private static void both(DualAddress address, int port, Consumer<Endpoint> serve) {
    serve.accept(new Endpoint(address.four(), port));
    serve.accept(new Endpoint(address.six(), port));
  }

  private void resolve(Endpoint at, NameServer names, Duration delay) {
    servers.serve(at, names, delay);
    servers.serveTcp(at, names);
  }

  private void serve(Ip address, List<Site> tenants) {
    if (tenants.size() == 1) {
      serve(tenants.getFirst(), address);
      return;
    }
    if (!tenants.stream().allMatch(site -> site.https() && site.serving().equals(Serving.PAGE))) {
      throw new IllegalArgumentException("only sound https sites share an address: " + address);
    }
    servers.serve(
        WebListener.plain(
            new Endpoint(address, HTTP), pages.redirectToHttps(), Admission.always()));
    // By the name that is asked for, as companies do that host many sites.
    servers.serve(
        WebListener.tls(
            new Endpoint(address, HTTPS),
            name -> ca.identify(asked(name, tenants).host()),
            pages.content(),
            Admission.always()));
  }

  /** The first tenant is shown to who asks for a stranger. */
  private static Site asked(String name, List<Site> tenants) {
    return tenants.stream()
        .filter(site -> site.host().equals(name))
        .findFirst()
        .orElse(tenants.getFirst());
  }

  private void serve(Site site, Ip address) {
    switch (site.reachAt(address)) {
      case Reach.Open _ -> serve(site, address, Admission.always());
      case Reach.Flaky(int oneIn) ->
          serve(site, address, Admission.failingOneIn(oneIn, seed.of(site.host())));
      case Reach.Closed _, Reach.Silent _, Reach.Lame _ -> {}
    }
  }

  private void serve(Site site, Ip address, Admission admission) {
    Endpoint plain = new Endpoint(address, HTTP);
    if (!site.https()) {
      servers.serve(WebListener.plain(plain, pages.content(), admission));
      return;
    }
    servers.serve(WebListener.plain(plain, pages.redirectToHttps(), admission));
    WebListener secure =
        WebListener.tls(
                new Endpoint(address, HTTPS),
                name -> identity(site, name),
                pages.content(),
                admission)
            .speaking(site.serving().speech());
    servers.serve(
        switch (site.serving().cover()) {
          case NONE, DISABLED -> secure;
          case SOUND, STALE -> secure.hiding(covers.current());
          case BROKEN -> secure.hiding(covers.current()).deafToHidden();
        });
    if (site.serving().speech().speaksHttp3()) {
      servers.serveQuic(new Endpoint(address, HTTPS), identity(site, site.host()), pages.content());
    }
  }

  /**
   * Whatever name is asked for, the site shows its own certificate, as single-site servers do; but
   * one behind the cover shows the cover's to those who ask for that.
   */
  private Identity identity(Site site, String name) {
    if (site.serving().cover().standsInForTheCover() && name.equals(Atlas.COVER_HOST)) {
      return ca.identify(Atlas.COVER_HOST);
    }
    return switch (site.serving().proof()) {
      case VALID -> ca.identify(site.host());
      case EXPIRED -> ca.expired(site.host());
      case OF_ANOTHER_NAME -> ca.identify("basqa.example");
      case SELF_SIGNED -> ca.selfSigned(site.host());
    };
  }

  private void serve(Provider provider) {
    resolve(provider);
    if (!provider.policy().intercepted().isEmpty()) {
      Function<String, Identity> identities =
          interceptor.identities(provider.policy().interception());
      both(
          provider.interceptor(),
          HTTPS,
          at ->
              servers.serve(WebListener.tls(at, identities, pages.content(), Admission.always())));
    }
  }

  private void resolve(Provider provider) {
    Map<String, Lie> answers = new HashMap<>(broken());
    answers.putAll(provider.policy().lies());
    NameServer names =
        new NameServer(new PlanZone(plan, covers, true, provider.resolver().four()), answers);
    switch (provider.policy().access().resolver()) {
      case Resolver.Prompt _, Resolver.OverIpv6 _ -> resolve(provider, names, Duration.ZERO);
      case Resolver.Slow(var delay) -> resolve(provider, names, delay);
      case Resolver.Silent _ -> {}
    }
  }

  private void resolve(Provider provider, NameServer names, Duration delay) {
    both(provider.resolver(), DNS, at -> resolve(at, names, delay));
  }

  /** What every resolver says of names whose own servers fail. */
  private Map<String, Lie> broken() {
    return plan.sites().stream()
        .filter(site -> site.serving().reach() instanceof Reach.Lame)
        .collect(Collectors.toMap(Site::host, _ -> new Lie.ServerFailure()));
  }
}
