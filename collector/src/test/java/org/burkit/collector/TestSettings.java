package org.burkit.collector;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.evidence.EvidenceSettings;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.page.Operator;
import org.burkit.collector.partner.PartnerSettings;
import org.burkit.collector.web.AddressBlock;
import org.burkit.collector.web.Door;
import org.burkit.evidence.log.NoteKey;

/** Collectors for tests, at a port of their own on loopback. */
final class TestSettings {
  private static final InetSocketAddress LISTEN =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  static final PartnerSettings NO_PARTNERS =
      new PartnerSettings(List.of(), ConnectFilter.everything());

  private TestSettings() {}

  static CollectorSettings in(Path data) {
    return in(data, IngestLimits.standard());
  }

  /** Behind a proxy on this machine, so that a test can call from any address. */
  static CollectorSettings in(Path data, IngestLimits limits) {
    return in(data, new OneMachine(StorePlace.inDataDirectory()), limits);
  }

  static CollectorSettings in(Path data, Shell shell, IngestLimits limits) {
    return in(data, shell, limits, List.of(), Optional.empty());
  }

  /** The same, whose log has these witnesses. */
  static CollectorSettings in(Path data, List<NoteKey> witnesses) {
    Shell shell = new OneMachine(StorePlace.inDataDirectory());
    return in(data, shell, IngestLimits.standard(), witnesses, Optional.empty());
  }

  /** The same, beside whose incidents these partners' are shown. */
  static CollectorSettings in(Path data, PartnerSettings partners) {
    CollectorSettings usual = in(data);
    return new CollectorSettings(
        usual.data(),
        usual.shell(),
        usual.door(),
        usual.lists(),
        usual.bundle(),
        usual.evidence(),
        usual.hooks(),
        partners,
        usual.controls(),
        usual.publicUrl(),
        usual.operator(),
        usual.limits());
  }

  /** The same, whose bundles an authority stamps. */
  static CollectorSettings in(Path data, URI authority) {
    Shell shell = new OneMachine(StorePlace.inDataDirectory());
    return in(data, shell, IngestLimits.standard(), List.of(), Optional.of(authority));
  }

  private static CollectorSettings in(
      Path data,
      Shell shell,
      IngestLimits limits,
      List<NoteKey> witnesses,
      Optional<URI> authority) {
    return new CollectorSettings(
        data,
        shell,
        new Door(LISTEN, Optional.empty(), List.of(AddressBlock.of("127.0.0.1"))),
        TestLists.LISTS,
        Optional.of(data.resolve("lists.json")),
        new EvidenceSettings(
            data.resolve("evidence"),
            Optional.empty(),
            TestLists.FILES,
            witnesses,
            authority,
            Optional.of(URI.create("https://burkit.example")),
            Duration.ofMillis(100)),
        List.of(),
        NO_PARTNERS,
        List.of(URI.create("https://control.example/")),
        Optional.of(URI.create("https://burkit.example")),
        Operator.parse("Ashyq Zheli=press@zheli.example"),
        limits);
  }
}
