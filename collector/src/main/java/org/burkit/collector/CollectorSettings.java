package org.burkit.collector;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.alert.Hook;
import org.burkit.collector.evidence.EvidenceSettings;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.page.Operator;
import org.burkit.collector.partner.PartnerSettings;
import org.burkit.collector.web.Door;
import org.burkit.lists.Lists;

/**
 * What a collector is started with.
 *
 * @param data the directory of this collector
 * @param shell where its journal, fold and store are
 * @param bundle the file of signed lists that probes are given
 * @param evidence how its transparency log is kept, where its journal has one order
 * @param hooks who is told of news
 * @param partners whose incidents are shown beside ours
 * @param controls where probes of others find a control
 * @param publicUrl what the world calls this collector, without a path
 * @param operator who runs it
 */
record CollectorSettings(
    Path data,
    Shell shell,
    Door door,
    Lists lists,
    Optional<Path> bundle,
    EvidenceSettings evidence,
    List<Hook> hooks,
    PartnerSettings partners,
    List<URI> controls,
    Optional<URI> publicUrl,
    Optional<Operator> operator,
    IngestLimits limits) {
  CollectorSettings {
    hooks = List.copyOf(hooks);
    controls = List.copyOf(controls);
  }
}
