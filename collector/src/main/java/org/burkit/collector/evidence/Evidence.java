package org.burkit.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.store.PublicStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Route;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.log.LogBroken;
import org.burkit.lists.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running log and what is shown of it. A log that cannot be gone on with is not shown, and says
 * why; everything else of the collector goes on. Any thread may call the routes.
 */
public final class Evidence implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Evidence.class);

  private final List<List<Route>> routes;
  private final Function<IncidentId, List<Version>> versions;

  /** Closed with it. */
  private final Closeable follower;

  private Evidence(
      List<List<Route>> routes, Function<IncidentId, List<Version>> versions, Closeable follower) {
    this.routes = routes;
    this.versions = versions;
    this.follower = follower;
  }

  /**
   * Opens the log of a journal.
   *
   * @param voice with which the collector itself takes back what measurements no longer make
   */
  public static Evidence open(
      EvidenceSettings settings,
      FileJournal journal,
      Store store,
      Lists lists,
      InstantSource clock,
      Voice voice)
      throws IOException {
    EvidenceFiles files = EvidenceFiles.in(settings.directory());
    LogKeys keys = LogKey.open(files, settings.name());
    var edition = new Statement.Edition(IncidentFold.METHOD, lists.references().digest());
    try {
      Store published = new PublicStore(store);
      Keeper keeper = Keeper.open(files, journal, published, keys, edition, voice);
      var dossiers = new Dossiers(journal, store, keeper, lists.canaries());
      var cosigned = new Cosigned(files.cosigned(), settings.witnesses());
      var bundles =
          new BundleRoutes(files, keeper, dossiers, settings, cosigned, lists, keys, edition);
      return new Evidence(
          List.of(new LogRoutes(files, keeper, keys, cosigned).routes(), bundles.routes()),
          id -> keeper.versions().of(id),
          new LogLoop(keeper, clock, settings.pause()));
    } catch (LogBroken e) {
      log.warn("the transparency log is not gone on with, and not shown: {}", e.getMessage());
      return withoutLog(
          "the log is not as its last checkpoint says, and is not shown until it is; the"
              + " collector's own log says more");
    }
  }

  /**
   * What is shown where there is no log: that there is none.
   *
   * @param why for whoever asks
   */
  public static Evidence withoutLog(String why) {
    List<Route> refusals =
        Stream.of("/log/checkpoint", "/log/key", "/i/:id/:file")
            .map(path -> Route.get(path, _ -> Problem.of(503, "No transparency log", why)))
            .toList();
    return new Evidence(List.of(refusals), _ -> List.of(), () -> {});
  }

  public List<Route> routes() {
    return routes.stream().flatMap(List::stream).toList();
  }

  /** All that was logged of an incident, the newest last; nothing where nothing was. */
  public List<Version> versions(IncidentId id) {
    return versions.apply(id);
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}
