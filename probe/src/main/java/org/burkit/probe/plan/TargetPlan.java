package org.burkit.probe.plan;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.lists.Site;
import org.burkit.lists.file.Fault;
import org.burkit.model.CountryCode;
import org.burkit.model.ServiceTest;
import org.burkit.model.Target;

/**
 * The targets of a run, or what is wrong with what was asked for.
 *
 * @param targets each once, in the order asked
 * @param leftOut sites of the lists that the volunteer has not allowed
 * @param risky pages that were named although the lists warn of them
 * @param faults what was expected, what came, what to do; the plan holds only without any
 */
public record TargetPlan(
    List<Target> targets, int leftOut, List<Risky> risky, List<String> faults) {
  /** In the place of an id: every service whose endpoints are known. */
  public static final String ALL = "all";

  private static final int LONGEST_URL = 2048;

  public TargetPlan {
    targets = List.copyOf(targets);
    risky = List.copyOf(risky);
    faults = List.copyOf(faults);
  }

  /**
   * Plans a run: the URLs, services and the file that were named, which are the volunteer's own
   * decision; where nothing was, the sites of the common list and the country's that the guard
   * admits.
   */
  public static TargetPlan of(Wish wish, Lists lists, Guard guard) {
    List<String> faults = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    wish.urls().forEach(url -> checked(url, "--url", faults).ifPresent(asked::add));
    List<Site> inFile = wish.file().map(path -> read(path, faults)).orElse(List.of());
    inFile.forEach(site -> asked.add(site.url()));
    List<Target> named = distinct(asked);
    named.stream()
        .flatMap(target -> target.host().stream())
        .filter(guard::isDenied)
        .forEach(host -> faults.add(host + " is denied by deny.txt or --deny: take it out there"));
    List<Risky> risky =
        Stream.concat(
                named.stream().flatMap(target -> guard.risk(target).stream()),
                inFile.stream().flatMap(site -> Risky.of(site).stream()))
            .collect(
                Collectors.toMap(Risky::page, page -> page, (own, _) -> own, LinkedHashMap::new))
            .values()
            .stream()
            .toList();
    int leftOut = 0;
    if (wish.namesNothing()) {
      List<Site> here = lists.sites().stream().filter(site -> isOf(site, wish.country())).toList();
      List<String> admitted = here.stream().filter(guard::admits).map(Site::url).toList();
      named = distinct(admitted);
      leftOut = here.size() - admitted.size();
      if (named.isEmpty()) {
        faults.add(
            "nothing to measure: the lists hold no site that the mode allows;"
                + " name one by --url, or see --mode and --allow");
      }
    }
    List<Target> targets = new ArrayList<>(named);
    targets.addAll(services(wish.services(), lists, faults));
    return new TargetPlan(targets, leftOut, risky, faults);
  }

  /**
   * The same, with those first that were named, in their order; what is named beside the plan adds
   * nothing to it.
   *
   * @param most not more than so many
   */
  public TargetPlan first(List<String> inputs, int most) {
    Map<String, Integer> rank = new HashMap<>();
    inputs.forEach(input -> rank.putIfAbsent(input, rank.size()));
    List<Target> ordered =
        targets.stream()
            .sorted(Comparator.comparingInt(t -> rank.getOrDefault(t.input(), Integer.MAX_VALUE)))
            .limit(most)
            .toList();
    return new TargetPlan(ordered, leftOut, risky, faults);
  }

  /** The same, begun with the target at that place of the list, counted round and round. */
  public TargetPlan from(int place) {
    List<Target> turned = new ArrayList<>(targets);
    Collections.rotate(turned, turned.isEmpty() ? 0 : -Math.floorMod(place, turned.size()));
    return new TargetPlan(turned, leftOut, risky, faults);
  }

  private static boolean isOf(Site site, CountryCode country) {
    return site.country().equals(Site.EVERYWHERE) || site.country().equals(country);
  }

  private static List<Target> services(List<String> ids, Lists lists, List<String> faults) {
    List<String> known =
        lists.services().stream().filter(s -> !s.endpoints().isEmpty()).map(Service::id).toList();
    for (String id : ids) {
      if (!id.equals(ALL) && !known.contains(id)) {
        faults.add("--service: expected one of " + known + " or " + ALL + ", got '" + id + "'");
      }
    }
    return (ids.contains(ALL) ? known : ids)
        .stream().distinct().map(id -> new Target(ServiceTest.INPUT + id)).toList();
  }

  private static Optional<String> checked(String url, String where, List<String> faults) {
    Target target = new Target(url);
    String fault =
        url.length() > LONGEST_URL
            ? "expected at most " + LONGEST_URL + " characters, got " + url.length()
            : target.host().isEmpty()
                ? "expected http:// or https:// and a host, got '" + url + "'"
                : target.url().map(URI::getRawUserInfo).isPresent()
                    ? "expected no user name in the address, got '" + url + "'"
                    : target.port().filter(port -> port >= 1 && port <= 65535).isEmpty()
                        ? "expected a port of 1 to 65535, got '" + url + "'"
                        : "";
    if (fault.isEmpty()) {
      return Optional.of(url);
    }
    faults.add(where + ": " + fault);
    return Optional.empty();
  }

  private static List<Site> read(Path file, List<String> faults) {
    try {
      return Lists.readSites(file);
    } catch (FaultyListsException e) {
      e.faults().stream().map(Fault::toString).forEach(faults::add);
    } catch (IOException e) {
      faults.add("--list " + file + ": expected a readable CSV file, got: " + e.getMessage());
    }
    return List.of();
  }

  /** Two spellings of one address are one target; the first spelling stands. */
  private static List<Target> distinct(List<String> urls) {
    Map<String, Target> distinct = new LinkedHashMap<>();
    for (String url : urls) {
      Target target = new Target(url);
      URI uri = target.url().orElseThrow();
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String key =
          String.join(
              " ",
              uri.getScheme().toLowerCase(Locale.ROOT),
              target.host().orElseThrow(),
              String.valueOf(target.port().orElseThrow()),
              path,
              String.valueOf(uri.getRawQuery()));
      distinct.putIfAbsent(key, target);
    }
    return List.copyOf(distinct.values());
  }
}
