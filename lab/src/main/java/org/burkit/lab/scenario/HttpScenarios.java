package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_HOST;
import static org.burkit.lab.scenario.Rows.HTTP_LARGE;
import static org.burkit.lab.scenario.Rows.HTTP_LARGE_HOST;
import static org.burkit.lab.scenario.Rows.HTTP_SITE;
import static org.burkit.lab.scenario.Rows.ONLY_ANSWERS;
import static org.burkit.lab.scenario.Rows.host;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.page;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;

/** Blocks of plain HTTP. */
final class HttpScenarios {
  private HttpScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "http-blockpage",
            "The provider answers in the site's place with its own page.",
            HTTP_SITE,
            host(page()),
            "http.blockpage"),
        onPath(
            "http-blockpage-disguised",
            "The provider's page comes under headers copied from the site.",
            HTTP_SITE,
            host(
                new Action.Respond(
                    HttpResponse.disguised(
                        List.of("content-type: text/html; charset=utf-8", "connection: close"),
                        BlockPage.html()))),
            "http.blockpage"),
        onPath(
            "http-blockpage-single-packet",
            "The same as a page, by a box that looks at single packets.",
            HTTP_SITE,
            ruled(new Trigger.HttpHost(Names.of(HTTP_HOST), Trigger.Sight.PACKET), page()),
            "http.blockpage"),
        onPath(
            "http-redirect",
            "The provider sends the client on to its notice.",
            HTTP_SITE,
            host(new Action.Respond(HttpResponse.redirect("http://" + Atlas.NOTICE + "/"))),
            "http.redirect"),
        onPath(
            "http-reset",
            "The provider resets plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Reset()),
            "http.reset"),
        onPath(
            "http-reset-client",
            "The provider resets the client alone, from beside the path.",
            HTTP_SITE,
            host(new Action.ResetClient()),
            "http.reset"),
        onPath(
            "http-fin",
            "The provider ends plain HTTP that names the site without a word.",
            HTTP_SITE,
            host(new Action.Close()),
            "http.reset"),
        onPath(
                "http-reset-mid-body",
                "After 100 kB of the page the provider resets the connection.",
                HTTP_LARGE,
                ruled(
                    new Trigger.HttpHost(Names.of(HTTP_LARGE_HOST)),
                    new Action.ResetLater(100_000)),
                "http.reset")
            .placeUnknowable(
                "The cut comes when much of the page has come: no packet of the home's brings it about."),
        onPath(
            "http-drop",
            "The provider swallows plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Drop()),
            "http.timeout"),
        onPath(
                "http-mute",
                "The provider swallows the server's answers to the name.",
                HTTP_SITE,
                host(new Action.Mute()),
                "http.timeout")
            .placeUnknowable(ONLY_ANSWERS));
  }
}
