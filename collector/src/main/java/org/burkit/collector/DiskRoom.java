package org.burkit.collector;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * Tells how much room there is on the disk of a directory, without telling where it is.
 *
 * @param directory which must be there by the time of the first question
 */
record DiskRoom(Path directory) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "free", "bytes that the collector can still write", File::getUsableSpace);
    gauge(registry, "total", "bytes that its disk has", File::getTotalSpace);
  }

  private void gauge(
      MeterRegistry registry, String what, String meaning, ToDoubleFunction<File> bytes) {
    Gauge.builder("burkit.disk." + what, directory.toFile(), bytes)
        .baseUnit("bytes")
        .strongReference(true)
        .description(meaning)
        .register(registry);
  }
}
