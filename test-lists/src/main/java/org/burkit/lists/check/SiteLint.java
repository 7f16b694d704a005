package org.burkit.lists.check;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.burkit.lists.Category;
import org.burkit.lists.Ports;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.Target;

/** What may be wrong with one site. */
final class SiteLint {
  private SiteLint() {}

  static void check(Entry row, Domains domains, LocalDate today) {
    String written = row.optional("url");
    Target target = new Target(written);
    Optional<Target.Web> web = target.web();
    if (web.isEmpty()) {
      unread(row, written);
    } else {
      address(row, web.get());
      service(row, web.get().host(), domains);
    }
    Category.parse(row.optional("category_code")).ifPresent(category -> category(row, category));
    row.optionalDate("date_added")
        .filter(today::isBefore)
        .ifPresent(date ->
            row.fault(FaultKind.DATE, "date_added " + date + " is to come", "write the day of it"));
  }

  /** A host in foreign letters that no reading of IDNA takes is the likeliest reason. */
  private static void unread(Entry row, String written) {
    if (written.matches("https?://.*") && written.chars().anyMatch(c -> c > 0x7f)) {
      row.fault(
          FaultKind.IDNA,
          "url '" + written + "'",
          "write its host in letters that all programs read alike, or in its xn-- form");
    }
  }

  private static void address(Entry row, Target.Web web) {
    URI url = web.url();
    if (url.getRawUserInfo() != null) {
      row.fault(FaultKind.USER_INFO, "a user name in the address", "leave it out");
    }
    if (url.getRawFragment() != null) {
      row.fault(FaultKind.FRAGMENT, "#" + url.getRawFragment(), "leave it out");
    }
    if (!Ports.isWeb(web.port())) {
      row.fault(FaultKind.PORT, "port " + web.port(), "list pages on 80, 443, 8080 or 8443");
    }
    Hosts.check(row, web.host(), false);
  }

  private static void category(Entry row, Category category) {
    if (!row.optional("category_description").equals(category.description())) {
      row.fault(
          FaultKind.DESCRIPTION,
          "category_description '" + row.optional("category_description") + "'",
          "write '" + category.description() + "' for " + category);
    }
    switch (category.access()) {
      case NEVER -> row.fault(FaultKind.NEVER_LISTED, "category " + category, "take the site out");
      case BY_CONSENT -> {
        if (!row.optional("risk").equals("high")) {
          row.fault(
              FaultKind.RISKY,
              "risk '" + row.optional("risk") + "' in category " + category,
              "write high: who asks for the category has chosen it");
        }
      }
      case OPEN -> {}
    }
  }

  private static void service(Entry row, String host, Domains domains) {
    String said = row.optional("service");
    Optional<String> found = domains.serviceOf(host);
    if (!said.isEmpty() && !domains.knows(said)) {
      row.fault(FaultKind.SERVICE, "service '" + said + "'", "list it in services.yaml");
    } else if (!said.isEmpty() && found.isEmpty()) {
      row.fault(
          FaultKind.SISTER_DOMAIN,
          "'" + host + "' is no domain of " + said,
          "add it to the domains of " + said);
    } else if (found.isPresent() && !found.get().equals(said)) {
      row.fault(
          FaultKind.SERVICE,
          "'" + host + "' belongs to " + found.get() + ", not to '" + said + "'",
          "write " + found.get());
    }
  }
}
