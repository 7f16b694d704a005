package org.burkit.collector;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.collector.query.Times;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Research;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector export}. */
@Command(
    name = "export",
    description = {
      "Writes all judged measurements, or those that pass the filters, in the order of the journal.",
      "Pseudonyms and prefixes are left out, times are hours, and small networks are not named.",
      "The collector must not be running, unless its store is in PostgreSQL."
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  /** What can be written. */
  enum Format {
    CSV,
    JSONL,
    PARQUET
  }

  @Mixin private final StoreToRead store = new StoreToRead();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      description = "csv, jsonl or parquet.")
  private Format format = Format.CSV;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Measured then or later: a day or a time in UTC.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Measured before then.")
  private @Nullable String until;

  @Option(names = "--cc", paramLabel = "CC", description = "Country, two capitals.")
  private @Nullable String cc;

  @Option(names = "--asn", paramLabel = "ASN", description = "Network, such as AS64501.")
  private @Nullable String asn;

  @Option(names = "--domain", paramLabel = "NAME", description = "Host, in full.")
  private @Nullable String domain;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Standard output where it is not given.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException, WrongUse {
    List<String> faults = new ArrayList<>();
    MeasurementFilter filter = filter(faults);
    if (format == Format.PARQUET && output == null) {
      faults.add("-o: expected a file for Parquet, got none");
    }
    if (store.read(faults).isDatabase() && format == Format.PARQUET) {
      faults.add(
          "--format: expected csv or jsonl with --postgres, got parquet, which DuckDB writes");
    }
    Faults.throwIfAny(faults);
    try (Research research = store.open()) {
      if (output == null) {
        write(research, filter, new BufferedOutputStream(System.out));
      } else {
        into(output, research, filter);
      }
    }
    return 0;
  }

  /** The file has its name only once it is whole. */
  private void into(Path file, Research research, MeasurementFilter filter) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    if (format == Format.PARQUET) {
      research.parquet(filter, unfinished);
    } else {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        write(research, filter, out);
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    System.err.println("written: " + file);
  }

  private void write(Research research, MeasurementFilter filter, OutputStream out)
      throws IOException {
    RowFormat rows = format == Format.CSV ? RowFormat.CSV : RowFormat.JSONL;
    research.measurements(filter, rows.rows(out));
  }

  private MeasurementFilter filter(List<String> faults) {
    return new MeasurementFilter(
        time("--since", since, faults),
        time("--until", until, faults),
        read("--cc", cc, CountryCode::parse, "two capitals, such as KZ", faults),
        read("--asn", asn, Asn::parse, "a number, such as AS64501", faults).stream()
            .collect(Collectors.toSet()),
        Optional.ofNullable(domain),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Instant> time(String option, @Nullable String text, List<String> faults) {
    return read(option, text, Times::parse, Times.EXPECTED, faults);
  }

  private static <T> Optional<T> read(
      String option,
      @Nullable String text,
      Function<String, Optional<T>> parse,
      String expected,
      List<String> faults) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = parse.apply(text);
    if (value.isEmpty()) {
      faults.add(option + ": expected " + expected + ", got '" + text + "'");
    }
    return value;
  }
}
