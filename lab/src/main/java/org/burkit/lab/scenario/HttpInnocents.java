package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_LARGE;
import static org.burkit.lab.scenario.Rows.HTTP_OTHER;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.innocent;

import java.util.List;
import org.burkit.lab.world.Policy;

/** What looks like a block of HTTP and is none; sites where nothing happens at all. */
final class HttpInnocents {
  private HttpInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent("open", "Nobody does anything.", SITE, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "http-only", "A site without TLS, open.", HTTP_OTHER, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "talks-about-blocking",
            "The site's own page speaks of blocking.",
            "http://habar.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "talks-about-blocking-tls",
            "The page of a site over TLS speaks of blocking.",
            "https://qaldyq.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "geo-451",
            "The site itself refuses clients of this country.",
            "https://geo.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "geo-403",
            "The site itself forbids clients of this country.",
            "https://tyiym.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "captcha-503",
            "The site asks clients of this country to prove that they are people.",
            "https://tekser.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "geo-403-http",
            "A site without TLS forbids clients of this country.",
            "http://bolmaidy.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "captcha-503-http",
            "A site without TLS asks clients of this country to prove that they are people.",
            "http://suraq.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "length-by-country",
            "The site's page is a third longer for clients of this country.",
            "https://ozgeris.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "length-by-country-http",
            "The page of a site without TLS is a third longer for clients of this country.",
            "http://qubylma.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "large-page",
            "The page has 32 MB.",
            "https://zor.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "large-page-http",
            "The page of a site without TLS has 1 MB.",
            HTTP_LARGE,
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "empty-page",
            "The page is empty, for everyone.",
            "https://bos.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "not-found-for-all",
            "The site has no such page, for anyone.",
            "https://joqbet.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "error-for-all",
            "The site's program fails, for everyone.",
            "https://synyq.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-to-https",
            "The plain address leads to the one over TLS.",
            "http://sau.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-to-http",
            "The address over TLS leads to a plain one.",
            "https://qaitu.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-elsewhere",
            "The site has moved to another name.",
            "https://koshken.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-trail",
            "Fifteen redirects lead to the page.",
            "https://uzaq.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-trail-http",
            "Fifteen redirects of a site without TLS lead to the page.",
            "http://alys.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-circle",
            "The site leads back to itself, for everyone.",
            "https://ainalma.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-broken",
            "The site leads to what is no address, for everyone.",
            "https://qate.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "redirect-to-dead-name",
            "The site leads to a name that does not exist.",
            "https://adasu.example/",
            Policy.OPEN,
            Truth.DOWN));
  }
}
