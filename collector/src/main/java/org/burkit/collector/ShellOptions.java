package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.kafka.ClientSettings;
import org.burkit.collector.kafka.KafkaAddress;
import org.burkit.collector.store.PostgresAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a collector stands on, by the options of the command line. */
final class ShellOptions {
  @Mixin private final StorePlace store = StorePlace.inDataDirectory();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = {
        "Keep the journal in this Kafka cluster, with any number of collectors; needs --postgres.",
        "Several brokers stand with commas between."
      })
  private @Nullable String kafka;

  @Option(
      names = "--kafka-prefix",
      paramLabel = "NAME",
      description = "What the names of the topics begin with; ${DEFAULT-VALUE}.")
  private String prefix = "burkit";

  @Option(
      names = "--kafka-partitions",
      paramLabel = "N",
      description = "Into how many parts a new journal is split, for good; ${DEFAULT-VALUE}.")
  private int partitions = KafkaAddress.USUAL_PARTITIONS;

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = {
        "How the brokers are spoken to: a file of Kafka's settings for clients that begin with",
        "security., ssl. or sasl., such as security.protocol=SASL_SSL. Without it, in clear."
      })
  private @Nullable Path client;

  /**
   * With a store that is made anew beside the one that is asked; what is wrong goes into {@code
   * faults}.
   */
  Shell readAnew(List<String> faults) {
    Shell shell = read(faults);
    if (shell instanceof OneMachine(StorePlace place, boolean _)) {
      return new OneMachine(place, true);
    }
    faults.add(
        "--rebuild: expected one collector with its own journal, got --kafka;"
            + " stop the collectors and use 'collector rebuild'");
    return shell;
  }

  /** What is wrong goes into {@code faults}. */
  Shell read(List<String> faults) {
    StorePlace place = store.read(faults);
    if (kafka == null) {
      return new OneMachine(place);
    }
    Optional<PostgresAddress> database = place.database();
    if (database.isEmpty() && faults.isEmpty()) {
      faults.add(
          "--kafka: expected --postgres as well, got none; several collectors cannot share a file");
    }
    Optional<KafkaAddress> address = address(kafka, faults);
    return address.isEmpty() || database.isEmpty()
        ? new OneMachine(place)
        : new ManyMachines(address.get(), database.get());
  }

  private Optional<KafkaAddress> address(String brokers, List<String> faults) {
    try {
      ClientSettings spoken = client == null ? ClientSettings.PLAIN : ClientSettings.read(client);
      return Optional.of(new KafkaAddress(brokers, prefix, partitions, spoken));
    } catch (IOException e) {
      faults.add("--kafka-client: expected a file that can be read, got " + e.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      faults.add("--kafka: " + e.getMessage());
      return Optional.empty();
    }
  }
}
