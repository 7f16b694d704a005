package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaRefreshTest {
  private static final URI PAGE = URI.create("https://azat.example/news");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta http-equiv=\"refresh\" content=\"0; url=http://Tyiym.example/?ip=1.2.3.4\">|tyiym.example",
        "<META HTTP-EQUIV=Refresh CONTENT='5;URL=//tyiym.example/x'>|tyiym.example",
        "<meta http-equiv='refresh' content=\"3; /front\">|azat.example",
        "<meta http-equiv='refresh' content='1; url=http://көл.example'>|xn--j1ac53c.example",
      })
  void pageThatSendsOn_namesTheHost(String html, String host) {
    assertThat(MetaRefresh.host(PAGE, "<html>" + html)).contains(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta http-equiv=\"refresh\" content=\"300\">",
        "<meta name=\"refresh\" content=\"0; url=http://tyiym.example\">",
        "<p>http-equiv=refresh content=0;url=http://tyiym.example",
      })
  void otherPage_namesNone(String html) {
    assertThat(MetaRefresh.host(PAGE, html)).isEmpty();
  }

  @Test
  void pageMadeToMakeTheSearchLong_endsIt() {
    assertThat(MetaRefresh.host(PAGE, "<meta http-equiv=refresh ".repeat(100_000))).isEmpty();
  }
}
