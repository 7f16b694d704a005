package org.burkit.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.packet.Family;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.scenario.Scenario;
import org.burkit.lab.scenario.Scenarios;
import org.burkit.lab.server.Lie;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Technique;
import org.burkit.lab.world.Interception;
import org.junit.jupiter.api.Test;

/** Nobody adds a technique without a row in the table and a test on the wire. */
class EveryTechniqueIsProvenTest {
  /** The tests on the wire; a new class of them goes in here. */
  private static final List<Class<?>> WIRE_TESTS =
      List.of(
          DnsWireTest.class,
          ResolverWireTest.class,
          IpWireTest.class,
          TlsWireTest.class,
          PaceWireTest.class,
          InterceptionWireTest.class,
          HttpWireTest.class,
          QuicWireTest.class,
          StunWireTest.class,
          EchWireTest.class,
          WhenWireTest.class,
          Ipv6WireTest.class,
          ForgeryWireTest.class);

  @Test
  void whatTheTableDoes_isProvenOnTheWire() {
    for (Scenario row : Scenarios.all()) {
      assertThat(proven())
          .as("proven techniques, for the row %s", row.name())
          .containsAll(Technique.of(row.policy()));
    }
  }

  @Test
  void everyArm_isInTheTable() {
    Set<String> inTheTable =
        Scenarios.all().stream()
            .flatMap(row -> Technique.of(row.policy()).stream())
            .collect(Collectors.toSet());
    for (String arm : arms()) {
      assertThat(inTheTable).as("for %s", arm).anyMatch(technique -> technique.matches(arm));
    }
  }

  /** What each technique's words look like if they are about this arm. */
  private static List<String> arms() {
    return Stream.of(
            names(Trigger.class).map(name -> name + "\\..*"),
            names(Action.class).map(name -> ".*\\." + name),
            names(When.class).map(name -> "When\\." + name),
            names(ForgedAnswer.class).map(name -> "forged " + name),
            names(Lie.class).map(name -> "lie " + name),
            values(Trigger.Sight.values()).map(name -> ".* by " + name),
            values(Trigger.Asked.values()).map(name -> "DnsName asking " + name),
            values(Family.values()).map(name -> "over \\[" + name + "\\] alone"),
            values(Trigger.Carriers.values()).map(name -> ".* over " + name),
            values(Action.Genuine.values()).map(name -> "genuine answer " + name),
            values(Interception.values()).map(name -> "interception " + name),
            Stream.of("forgery", "residual", "lost race"))
        .flatMap(words -> words)
        .toList();
  }

  private static Stream<String> names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName);
  }

  private static Stream<String> values(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }

  private static Set<String> proven() {
    return WIRE_TESTS.stream()
        .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
        .map(method -> method.getAnnotation(Proves.class))
        .filter(proves -> proves != null)
        .flatMap(proves -> Arrays.stream(proves.value()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
