package org.burkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.Curve;
import org.burkit.model.Diagnosis.CurveOf;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.Point;
import org.burkit.model.Diagnosis.RouterClass;
import org.junit.jupiter.api.Test;

class DiagnosisWireTest {
  private static final Attempt FAILED =
      attempt(Optional.of(Failure.of(FailureKind.TIMEOUT)), Optional.empty());
  private static final Attempt ANSWERED = attempt(Optional.empty(), Optional.of("ab12"));
  private static final List<HopStep> STEPS =
      List.of(
          new HopStep(1, Came.TIME_EXCEEDED, RouterClass.LOCAL, Duration.ofMillis(2)),
          new HopStep(2, Came.SILENCE, RouterClass.UNKNOWN, Duration.ofMillis(1500)));

  @Test
  void everyExperiment_isReadAsItWasWritten() throws Exception {
    List<Diagnosis> all =
        List.of(
            new Diagnosis.Sandwich(ANSWERED, List.of(FAILED, FAILED), ANSWERED, Extra.NONE),
            new Diagnosis.PairedName(
                Diagnosis.NameLayer.SNI,
                FAILED,
                Optional.of(ANSWERED),
                Optional.of(FAILED),
                Optional.empty(),
                Extra.NONE),
            new Diagnosis.HiddenName(
                "a.example",
                List.of(
                    new Diagnosis.HelloTry(Diagnosis.Hello.HIDDEN, ANSWERED, true),
                    new Diagnosis.HelloTry(Diagnosis.Hello.HIDDEN_ANEW, FAILED, false)),
                Extra.NONE),
            new Diagnosis.ResidualPause(FAILED, Duration.ofSeconds(20), ANSWERED, Extra.NONE),
            new Diagnosis.Throughput(
                List.of(
                    new Curve(
                        CurveOf.TARGET,
                        "a.example",
                        List.of(new Point(Duration.ofMillis(3), 1400)),
                        Optional.of(Failure.of(FailureKind.TIMEOUT)))),
                Extra.NONE),
            new Diagnosis.HopTrace(
                HopKind.SNI, "192.0.2.1:443", "a.example", STEPS, STEPS, Extra.NONE),
            new Diagnosis.NotAvailable("hop_trace", "not on this system", Extra.NONE));

    assertThat(MeasurementCodec.decode(MeasurementCodec.encode(with(all))).diagnoses())
        .isEqualTo(all);
  }

  @Test
  void unknownExperimentsAndKeys_areKept() throws Exception {
    String kept =
        """
        [{"experiment":"telepathy","x":[1]},"odd",
         {"experiment":"not_available","of":"hop_trace","reason":"none","since":3}]
        """;

    Measurement read = MeasurementCodec.decode(json(kept));

    assertThat(read.diagnoses(Diagnosis.Unrecognized.class)).hasSize(2);
    assertThat(read.diagnoses(Diagnosis.NotAvailable.class)).hasSize(1);
    assertThat(MeasurementCodec.encode(read)).isEqualTo(MeasurementCodec.canonical(json(kept)));
  }

  @Test
  void listsBeyondTheBound_areNotRead() throws Exception {
    String step = "{\"ttl\":1,\"came\":\"silence\"}";
    String steps = String.join(",", Collections.nCopies(Diagnosis.LONGEST + 1, step));
    String trace =
        "[{\"experiment\":\"hop_trace\",\"kind\":\"syn\",\"reference\":[],\"steps\":[%s]}]";

    Measurement read = MeasurementCodec.decode(json(trace.formatted(steps)));

    assertThat(read.diagnoses()).singleElement().isInstanceOf(Diagnosis.Unrecognized.class);
  }

  @Test
  void impossibleTimesToLive_areNotRead() throws Exception {
    String trace =
        """
        [{"experiment":"hop_trace","kind":"syn","reference":[],
          "steps":[{"ttl":0,"came":"silence"}]}]
        """;

    Measurement read = MeasurementCodec.decode(json(trace));

    assertThat(read.diagnoses()).singleElement().isInstanceOf(Diagnosis.Unrecognized.class);
  }

  private static Attempt attempt(Optional<Failure> failure, Optional<String> answer) {
    return new Attempt(
        "192.0.2.1:443",
        "a.example",
        Duration.ofMillis(10),
        Duration.ofMillis(250),
        failure,
        answer);
  }

  private static byte[] json(String diagnoses) throws Exception {
    ObjectNode node = Json.parse(MeasurementCodec.encode(with(List.of())));
    node.withObject("/test_keys").set("x_diagnosis", Json.READER.value(diagnoses));
    return node.toString().getBytes(UTF_8);
  }

  private static Measurement with(List<Diagnosis> diagnoses) {
    return new Measurement(
        "web_connectivity",
        "0.5.0",
        "test",
        "1",
        Optional.of(new Target("https://a.example/")),
        Instant.parse("2026-11-24T08:00:00Z"),
        Duration.ofSeconds(1),
        Vantage.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        diagnoses,
        Optional.empty(),
        Optional.empty(),
        Extra.NONE);
  }
}
