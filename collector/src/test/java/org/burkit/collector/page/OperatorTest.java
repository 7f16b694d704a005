package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ашық Желі=press@zheli.example        | Ашық Желі | mailto:press@zheli.example
          Zheli=https://zheli.example          | Zheli     | https://zheli.example
          A & B=https://zheli.example/about?x= | A & B     | https://zheli.example/about?x=
          """)
  void nameWithAPageOrMail_isRead(String text, String name, String href) {
    Optional<Operator> operator = Operator.parse(text);

    assertThat(operator).map(Operator::name).contains(name);
    assertThat(Operator.links(operator, "operator.runs", Language.EN))
        .containsExactly(new Link(href, "Who runs this page and answers for it: " + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Zheli",
        "press@zheli.example",
        "Zheli=zheli.example",
        "Zheli=javascript:alert(1)",
        "Zheli=press@zheli.example?bcc=a@b.example",
        "Zheli=https://user@zheli.example",
        "Zheli=https://zheli.example/\"><b>",
        "Zheli=https://zheli.example/%zz",
        "<b>=press@zheli.example"
      })
  void anythingElse_isNone(String text) {
    assertThat(Operator.parse(text)).isEmpty();
  }

  @Test
  void whereNobodyIsNamed_thereIsNoLink() {
    assertThat(Operator.links(Optional.empty(), "operator.runs", Language.EN)).isEqualTo(List.of());
  }
}
