package org.burkit.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private final KafkaAddress address = Brokers.journal();

  @Test
  void topics_areMadeOnce_andAnotherEditionHasItsOwnOrder() throws Exception {
    Topics topics = Topics.open(address, "one");
    assertThat(Topics.open(address, "one")).isEqualTo(topics);
    Topics others = Topics.open(address, "two");

    assertThat(topics.partitions()).isEqualTo(3);
    assertThat(others.measurements()).isEqualTo(topics.measurements());
    assertThat(others.judged()).isNotEqualTo(topics.judged());
    assertThat(others.application()).isNotEqualTo(topics.application());
    assertThat(others.identity()).isNotEqualTo(topics.identity());
  }

  @Test
  void topicThatWouldThrowMeasurementsAway_isRefused_withTheRemedy() throws Exception {
    Topics topics = Topics.open(address, "one");
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.measurements());
    var aWeek =
        new AlterConfigOp(
            new ConfigEntry("retention.ms", String.valueOf(Duration.ofDays(7).toMillis())),
            AlterConfigOp.OpType.SET);
    try (Admin admin = address.admin(KafkaAddress.AT_THE_START)) {
      admin.incrementalAlterConfigs(Map.of(topic, Set.of(aWeek))).all().get();
    }

    assertThatThrownBy(() -> Topics.open(address, "one"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(topics.measurements() + " would throw measurements away")
        .hasMessageContaining("set retention.ms=-1");
  }

  @Test
  void addressThatIsNone_isRefused() {
    for (String brokers : new String[] {"", "host", "host:x", "host:1,", "ho st:1"}) {
      assertThatIllegalArgumentException()
          .as(brokers)
          .isThrownBy(() -> new KafkaAddress(brokers, "burkit", 1, ClientSettings.PLAIN))
          .withMessageContaining("expected HOST:PORT");
    }
    assertThat(new KafkaAddress("a:9092,b:9092", "burkit", 1, ClientSettings.PLAIN))
        .hasToString("a:9092,b:9092");
  }

  @Test
  void settingsOfClients_areThoseOfSpeakingAlone_andKeepTheirPasswords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientSettings(Map.of("acks", "0")))
        .withMessage("expected settings that begin with security., ssl. or sasl., got acks");
    assertThat(new ClientSettings(Map.of("sasl.jaas.config", "a secret")))
        .hasToString("[sasl.jaas.config]");
  }

  @Test
  void roomInFlight_isBounded_butASingleOneHasIt() {
    var inFlight = new InFlight(10);
    assertThat(inFlight.take(25)).isTrue();
    assertThat(inFlight.take(1)).isFalse();
    inFlight.give(25);
    assertThat(inFlight.take(6)).isTrue();
    assertThat(inFlight.take(4)).isTrue();
    assertThat(inFlight.take(1)).isFalse();
  }
}
