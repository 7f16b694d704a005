package org.burkit.collector;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.doctor.DoctorWords;
import org.burkit.collector.doctor.Examination;
import org.burkit.collector.doctor.Finding;
import org.burkit.collector.ingest.PlausibleClock;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector doctor}. */
@Command(
    name = "doctor",
    description = {
      "Says in plain words how a collector and its machine are, and what is to be done: room on the",
      "disk, clock, keys, the journal's end, the log, the store, certificates, and with --ask what a",
      "running collector says of itself. Changes nothing. + is well, ? wants to be looked at in the",
      "next days, ! is wrong now. Ends with 1 where anything is not well."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "Instead of what --config says.")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file of options of 'collector serve', which is looked at as well.")
  private @Nullable Path config;

  @Option(names = "--ask", paramLabel = "URL", description = "A running collector.")
  private @Nullable URI address;

  @Option(
      names = "--copy",
      paramLabel = "COPY",
      description = "What 'collector backup' writes; it should not be older than two days.")
  private @Nullable Path copy;

  @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences.")
  private @Nullable String language;

  @Override
  public Integer call() throws IOException, WrongUse, InterruptedException {
    var faults = new ArrayList<String>();
    DoctorWords words = words(faults);
    Map<String, List<String>> options = config == null ? Map.of() : ConfigFile.read(config, faults);
    Optional<Path> place = Optional.ofNullable(data).or(() -> first(options, "--data"));
    if (place.isEmpty()) {
      faults.add("expected --data DIR, or --config FILE that says it, got neither");
    } else if (!Files.isDirectory(place.get())) {
      faults.add("--data: expected a collector's directory, there is none at " + place.get());
    }
    if (address != null && address.getHost() == null) {
      faults.add("--ask: expected one such as http://127.0.0.1:8080, got " + address);
    }
    Faults.throwIfAny(faults);
    List<Finding> findings = examination(place.orElseThrow(), options).findings();
    findings.forEach(finding -> System.out.println(words.say(finding)));
    return findings.stream().allMatch(Finding::isWell) ? 0 : Main.NOT_SO;
  }

  private Examination examination(Path place, Map<String, List<String>> options) {
    InstantSource clock = InstantSource.system();
    return new Examination(
        new Examination.Places(
            place,
            DataDirectory.journal(place),
            DataDirectory.evidence(place),
            Optional.of(DataDirectory.store(place)).filter(_ -> !options.containsKey("--postgres")),
            DataDirectory.salt(place),
            DataDirectory.editors(place)),
        Optional.ofNullable(copy),
        first(options, "--tls-cert"),
        Optional.ofNullable(address),
        clock,
        new PlausibleClock(clock, Lists.bundled().newest()).trouble());
  }

  private static Optional<Path> first(Map<String, List<String>> options, String name) {
    return options.getOrDefault(name, List.of()).stream().findFirst().map(Path::of);
  }

  private DoctorWords words(List<String> faults) {
    Optional<DoctorWords> words =
        DoctorWords.of(language == null ? Locale.getDefault().getLanguage() : language);
    if (words.isEmpty() && language != null) {
      faults.add("--lang: expected kk, ru or en, got " + language);
    }
    return words.orElseGet(() -> DoctorWords.all().getFirst());
  }
}
