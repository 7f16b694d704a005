package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Control;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<Failure> FETCHED = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "Home, 501, true",
    "Home, 500, false",
    "Home, 1999, true",
    "Home, 2000, false",
    "Else, 1000, false",
  })
  void underOneTitle_aPageMayGrowOrShrinkByHalf(String title, long length, boolean same) {
    HttpResponse ours = page(200, Optional.of(title), length, NONE);

    assertThat(Pages.same(ours, control(200, "Home", 1000, NONE, FETCHED))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"701, true", "700, false"})
  void withoutTitles_lengthsMustBeMoreAlike(long length, boolean same) {
    HttpResponse ours = page(200, NONE, length, NONE);

    assertThat(Pages.same(ours, control(200, "", 1000, NONE, FETCHED))).isEqualTo(same);
    assertThat(Pages.same(ours, control(200, "Home", 1000, NONE, FETCHED))).isFalse();
  }

  @Test
  void emptyPages_areAlike() {
    assertThat(Pages.same(page(200, NONE, 0, NONE), control(200, "", 0, NONE, FETCHED))).isTrue();
  }

  @Test
  void theSameBody_isTheSamePage_underAnyTitle_butNotUnderAnotherStatus() {
    Optional<String> digest = Optional.of("aa");
    Optional<Control> control = control(200, "Home", 1000, digest, FETCHED);

    assertThat(Pages.same(page(201, NONE, 1, digest), control)).isTrue();
    assertThat(Pages.same(page(200, NONE, 1, Optional.of("bb")), control)).isFalse();
    assertThat(Pages.same(page(404, NONE, 1, digest), control)).isFalse();
  }

  @Test
  void controlThatFailed_gotNoPageToCompareWith() {
    Optional<Failure> failed = Optional.of(Failure.of(FailureKind.EOF));

    assertThat(
            Pages.same(
                page(200, Optional.of("Home"), 1000, NONE),
                control(200, "Home", 1000, NONE, failed)))
        .isFalse();
  }

  @Test
  void pageThatIsKnownToBeSomethingElse_isNoBlockPage() {
    HttpResponse both = withExcerpt("Just a moment", "blocked-by-order");
    HttpResponse blockPage = withExcerpt("Stop", "blocked-by-order");

    assertThat(Pages.knownBlockPage(both, Scene.REFERENCES)).isEmpty();
    assertThat(Pages.knownBlockPage(blockPage, Scene.REFERENCES)).isPresent();
  }

  @Test
  void pageThatWasCutOff_isComparedByItsTitle_asLongAsItIsTheShorterOne() {
    Optional<Control> control = control(200, "Home", 1000, NONE, FETCHED);

    assertThat(Pages.same(cutOff("Home", 100), control)).isTrue();
    assertThat(Pages.same(cutOff("Else", 100), control)).isFalse();
    assertThat(Pages.same(cutOff("Home", 2000), control)).isFalse();
  }

  private static HttpResponse cutOff(String title, long length) {
    return new HttpResponse(
        200, List.of(), NONE, length, NONE, Optional.of(title), NONE, NONE, true);
  }

  private static HttpResponse withExcerpt(String title, String excerpt) {
    return new HttpResponse(
        200, List.of(), NONE, 9, NONE, Optional.of(title), NONE, Optional.of(excerpt), false);
  }

  private static HttpResponse page(
      int code, Optional<String> title, long length, Optional<String> digest) {
    return new HttpResponse(code, List.of(), NONE, length, digest, title, NONE, NONE, false);
  }

  private static Optional<Control> control(
      int status, String title, long length, Optional<String> digest, Optional<Failure> failure) {
    Control.Http http =
        new Control.Http(status, length, title, Map.of(), digest, NONE, NONE, failure);
    return Optional.of(
        new Control(
            new Control.Dns(List.of(), Optional.empty()),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.of(http),
            Map.of(),
            Optional.empty(),
            Extra.NONE));
  }
}
