package org.burkit.evidence.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void everyLanguage_hasTheSameSentences_withTheSameValues() throws Exception {
    Map<String, List<String>> english = places("en");
    assertThat(english).isNotEmpty();
    assertThat(places("kk")).isEqualTo(english);
    assertThat(places("ru")).isEqualTo(english);
  }

  private static Map<String, List<String>> places(String language) throws IOException {
    var messages = new Properties();
    try (var in = WordsTest.class.getResourceAsStream("words_" + language + ".properties");
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    var places = new TreeMap<String, List<String>>();
    for (String key : messages.stringPropertyNames()) {
      var found = PLACE.matcher(messages.getProperty(key)).results().map(r -> r.group()).toList();
      places.put(key, List.copyOf(new TreeSet<>(found)));
    }
    return places;
  }

  @Test
  void apostrophes_comeThrough() {
    Words english = Words.of("en").orElseThrow();
    assertThat(english.say("signed.nobody")).isEqualTo("Nobody's signature holds.");
    assertThat(Words.of("de")).isEmpty();
    assertThat(Words.all()).extracting(Words::code).containsExactly("kk", "ru", "en");
  }
}
