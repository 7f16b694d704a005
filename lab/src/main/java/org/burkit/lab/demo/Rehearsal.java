package org.burkit.lab.demo;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/**
 * A short run of control, collector and one probe in which each does most of what it ever does:
 * names resolved, pages fetched over every protocol, blocks met of several kinds. The launcher has
 * it once after a build, to learn which classes the programs load. One thread.
 */
public final class Rehearsal {
  private static final String PROVIDER = "dala";
  private static final List<String> TARGETS =
      List.of(
          "https://sau.example/",
          "http://ashyq.example/",
          "https://qos.example/",
          "https://ushinshi.example/",
          "https://qupia.example/",
          "https://aulnet.example/",
          "https://pikir.example/",
          "https://vestnik.example/",
          "http://azat.example/",
          "https://qubyr.example/");

  private final Binaries binaries;
  private final InstantSource clock;

  public Rehearsal(Binaries binaries, InstantSource clock) {
    this.binaries = binaries;
    this.clock = clock;
  }

  /** Plays it; whether each target was measured is what it returns. */
  public boolean play() throws InterruptedException, IOException {
    Plan plan = Atlas.plan(policy(), Policy.OPEN, Policy.OPEN);
    List<String> measured = new ArrayList<>();
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world = WorldBuilder.build(plan, Map.of(PROVIDER, 1), directory.path(), clock);
        Service control = binaries.control(world.ground(), Relay.open(0));
        Service collector = binaries.collector(world, Relay.open(0))) {
      binaries.probe(
          "volunteer",
          world.homes(PROVIDER).getFirst(),
          world.files(),
          arguments(control, collector),
          line -> measured.add(line.input()));
      // What a program has learnt about itself it writes last of all.
      control.end();
      collector.end();
    }
    return measured.size() == TARGETS.size();
  }

  private static List<String> arguments(Service control, Service collector) {
    Stream<String> services =
        Stream.of("--control", control.urlInside(), "--collector", collector.urlInside());
    return Stream.concat(services, TARGETS.stream().flatMap(url -> Stream.of("--url", url)))
        .toList();
  }

  private static Policy policy() {
    return new Policy(
            List.of(
                new Rule(
                    "reset",
                    new Trigger.TlsServerName(Names.of("aulnet.example")),
                    new Action.Reset()),
                new Rule(
                    "notice",
                    new Trigger.HttpHost(Names.of("azat.example")),
                    new Action.Respond(HttpResponse.page(BlockPage.html()))),
                new Rule(
                    "inject",
                    new Trigger.DnsName(Names.of("qubyr.example")),
                    Action.ForgeDns.injecting(Atlas.SINKHOLE))),
            Map.of("vestnik.example", new Lie.NoSuchName()),
            Set.of("pikir.example"))
        .with(Access.DUAL);
  }
}
