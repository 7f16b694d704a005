package org.burkit.probe;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.home.Home;
import org.burkit.probe.show.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command of the probe has. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "where the probe keeps its secret and what waits to be sent")
  @Nullable Path directory;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "kk, ru or en; else the language of the environment")
  @Nullable String language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  boolean help;

  Path directory() {
    return directory != null
        ? directory
        : Home.usual(System.getenv(), System.getProperty("user.home", "."));
  }

  /** Empty for a language that is none of ours. */
  Optional<Messages> messages() {
    if (language == null) {
      return Optional.of(new Messages(Messages.ofEnvironment(System.getenv())));
    }
    return Explanations.LANGUAGES.stream()
        .filter(known -> known.equals(Locale.of(String.valueOf(language))))
        .findFirst()
        .map(Messages::new);
  }

  String languageFault() {
    return "--lang: expected kk, ru or en, got '" + language + "'";
  }

  Messages messagesOrFault() throws WrongUse {
    return messages().orElseThrow(() -> new WrongUse(java.util.List.of(languageFault())));
  }
}
