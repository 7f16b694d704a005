package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What operators are told to type is there. */
class BooksTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)\\./burkit ((?:collector|control|lists)(?: [^\\n`]*(?:\\\\\\n[^\\n]*)*))");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z-]+");
  private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)(?:#([a-z-]+))?\\)");

  @Test
  void everyCommand_isThere_withItsOptions() throws IOException {
    for (String book : List.of("operations.md", "runbook.md", "evidence.md", "lists.md")) {
      List<String> typed = found(COMMAND, book).map(match -> match.group(1)).toList();
      assertThat(typed).as(book).isNotEmpty();
      for (String words : typed) {
        CommandLine command = named(words);
        OPTION
            .matcher(withoutRemarks(words))
            .results()
            .map(MatchResult::group)
            .forEach(option ->
                assertThat(command.getCommandSpec().optionsMap()).as(words).containsKey(option));
      }
    }
  }

  private static String withoutRemarks(String words) {
    return words.replaceAll("\\\\\n\\s+", " ").replaceFirst("(?s)( {3}|[#\"]).*", "");
  }

  private static CommandLine named(String words) {
    CommandLine command = Main.commands();
    for (String word : words.split("\\s+")) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        break;
      }
      command = next;
    }
    assertThat(command.getSubcommands()).as("a command in '%s'", words).isEmpty();
    return command;
  }

  @Test
  void everyLinkOfTheRunbook_leadsToAHeading() throws IOException {
    for (MatchResult link : found(LINK, "runbook.md").toList()) {
      String page = Files.readString(DOCS.resolve(link.group(1)));
      if (link.group(2) != null) {
        assertThat(headings(page)).as(link.group()).contains(link.group(2));
      }
    }
  }

  private static List<String> headings(String page) {
    return page.lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  private static Stream<MatchResult> found(Pattern pattern, String book) throws IOException {
    return pattern.matcher(Files.readString(DOCS.resolve(book))).results();
  }
}
