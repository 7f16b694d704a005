package org.burkit.probe.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.burkit.lists.Category;
import org.burkit.lists.Lists;
import org.burkit.lists.Ports;
import org.burkit.lists.PublicAddress;
import org.burkit.lists.Service;
import org.burkit.lists.ServiceEndpoint;
import org.burkit.lists.Site;
import org.burkit.model.Target;
import org.burkit.probe.net.Addresses;

/**
 * Stands between lists and the volunteer's line: whoever signs a list, it can make this machine
 * visit less, and never more than the volunteer has allowed. Pure; any thread.
 */
public final class Guard {
  private final Mode mode;
  private final Set<Category> allowed;
  private final DenyList denied;
  private final Standing standing;

  /**
   * A guard by the volunteer's own word.
   *
   * @param allowed categories beyond those of the mode
   * @param own the lists that came with the program, or that the volunteer gave it
   */
  public Guard(Mode mode, Set<Category> allowed, DenyList denied, Lists own) {
    this.mode = mode;
    this.allowed = Set.copyOf(allowed);
    this.denied = denied;
    this.standing = Standing.of(own);
  }

  Mode mode() {
    return mode;
  }

  /** All categories of which a list may choose sites. */
  public Set<Category> categories() {
    return Arrays.stream(Category.values())
        .filter(category -> admits(category, Site.Risk.LOW))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Categories that the volunteer added to those of the mode. */
  public Set<Category> allowed() {
    return allowed;
  }

  /** True where a list may have this machine visit a site. */
  boolean admits(Site site) {
    Optional<Target.Web> web = new Target(site.url()).web();
    return web.isPresent()
        && Ports.isWeb(web.get().port())
        && web.get().url().getRawUserInfo() == null
        && reaches(web.get().host())
        && admits(site.category(), site.risk())
        && standing.of(web.get().host()).stream().allMatch(w -> admits(w.category(), w.risk()));
  }

  /** A service of another's lists, with those of its endpoints that may be visited. */
  Service admitted(Service service) {
    boolean open = admits(service.category(), Site.Risk.LOW);
    return with(service, endpoint -> open && admits(endpoint));
  }

  /** A service that the program came with, without the endpoints that the volunteer denies. */
  Service undenied(Service service) {
    return with(service, endpoint -> !isDenied(endpoint.host()));
  }

  private static Service with(Service service, Predicate<ServiceEndpoint> wanted) {
    List<ServiceEndpoint> endpoints = service.endpoints().stream().filter(wanted).toList();
    return new Service(
        service.id(),
        service.name(),
        service.owner(),
        service.category(),
        service.domains(),
        endpoints,
        service.source());
  }

  private boolean admits(ServiceEndpoint endpoint) {
    return Ports.fits(endpoint.protocol(), endpoint.port())
        && reaches(endpoint.host())
        && standing.of(endpoint.host()).stream().allMatch(w -> admits(w.category(), w.risk()));
  }

  private boolean admits(String code, Site.Risk risk) {
    return Category.parse(code).filter(category -> admits(category, risk)).isPresent();
  }

  private boolean admits(Category category, Site.Risk risk) {
    return category.access() != Category.Access.NEVER
        && (allowed.contains(category) || (mode.includes(category) && mode.bears(risk)));
  }

  /** Addresses that names resolve to are looked at when they are known. */
  private boolean reaches(String host) {
    return !isDenied(host) && Addresses.parse(host).filter(ip -> !PublicAddress.is(ip)).isEmpty();
  }

  /** True where the volunteer never wants a host to be visited. */
  public boolean isDenied(String host) {
    return denied.holds(host);
  }

  /**
   * True where a page may send this machine on to a host. Sites that the volunteer named take their
   * own hosts along.
   */
  public boolean mayBeLedTo(String host, List<Target> named) {
    boolean barred =
        standing
            .riskiest(host)
            .filter(word -> word.category().access() != Category.Access.OPEN)
            .filter(word -> !allowed.contains(word.category()))
            .isPresent();
    return !isDenied(host) && (!barred || isOfOneNamed(host, named));
  }

  private static boolean isOfOneNamed(String host, List<Target> named) {
    Optional<String> domain = registrable(host);
    return named.stream()
        .flatMap(target -> target.host().stream())
        .anyMatch(
            own -> own.equals(host) || (domain.isPresent() && domain.equals(registrable(own))));
  }

  private static Optional<String> registrable(String host) {
    return Optional.ofNullable(HttpUrl.parse("https://" + host + "/"))
        .map(HttpUrl::topPrivateDomain);
  }

  /**
   * True where signed lists may have results sent to a host: to send is to visit. What the
   * volunteer denies, what is barred, and machines in the home network are none of these.
   */
  public boolean maySendTo(String host) {
    return reaches(host) && mayBeLedTo(host, List.of());
  }

  /** What is risky about a page that the volunteer named; empty where nothing is known to be. */
  Optional<Risky> risk(Target page) {
    return page.host()
        .flatMap(standing::riskiest)
        .flatMap(word -> Risky.of(page.input(), word.category(), word.risk()));
  }
}
