package org.burkit.probe.nettest.webconnectivity;

import java.util.Map;
import java.util.Optional;
import org.burkit.lists.Lists;
import org.burkit.model.AltSvc;
import org.burkit.model.Control;
import org.burkit.model.Observation;
import org.burkit.model.References;
import org.burkit.probe.net.NetTargets;
import org.burkit.probe.net.Page;

/** What is read of a page that came, for the fuzzer. */
public final class SiteTargets {
  private static final References REFERENCES = Lists.bundled().references();
  private static final Place FROM = Place.of(NetTargets.PAGE, 0).orElseThrow();
  private static final Control.Http CONTROL =
      new Control.Http(
          200,
          10_000,
          "A page",
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private SiteTargets() {}

  /** The exchange as it would be kept. */
  public static Observation kept(Page page) {
    Page checked = Redirects.checked(page, FROM);
    Redirects.next(page, FROM).ifPresent(SiteTargets::expectPage);
    Optional<String> draft = Excerpts.draft(checked);
    checked
        .exchange()
        .response()
        .ifPresent(response -> {
          Excerpts.looksLikeBlockPage(response, draft.orElse(""), Optional.of(CONTROL));
          response.header(AltSvc.HEADER).flatMap(AltSvc::http3Port);
        });
    return Excerpts.kept(checked.exchange(), Excerpts.of(checked, REFERENCES).or(() -> draft));
  }

  private static void expectPage(Place next) {
    if (next.host().isEmpty() || next.port() < 1 || next.port() > 65_535) {
      throw new IllegalStateException("a redirect to nowhere: " + next);
    }
  }
}
