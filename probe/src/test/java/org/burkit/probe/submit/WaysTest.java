package org.burkit.probe.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class WaysTest {
  private static final Optional<InetSocketAddress> PROXY =
      Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9050));
  private static final HttpUrl NAME = HttpUrl.get("https://collector.example/");
  private static final HttpUrl ADDRESS = HttpUrl.get("https://198.51.100.1/");
  private static final HttpUrl HIDDEN = HttpUrl.get("http://burkitburkitburkit.onion/");
  private static final HttpUrl SECOND = HttpUrl.get("https://second.example/");
  private static final HttpUrl THIRD = HttpUrl.get("https://third.example/");
  private static final HttpUrl LAST = HttpUrl.get("https://last.example/");
  private static final List<Ways.Signed> SIGNED =
      List.of(
          new Ways.Signed(LAST, 2),
          new Ways.Signed(SECOND, 1),
          new Ways.Signed(NAME, 1),
          new Ways.Signed(THIRD, 1));

  private static List<Route> ordered(
      List<HttpUrl> given, List<Ways.Signed> signed, Optional<InetSocketAddress> proxy, long seed) {
    return Ways.ordered(given, signed, proxy, new SplittableRandom(seed));
  }

  @Test
  void straightWaysComeFirst_andHiddenServicesOnlyThroughTheProxy() {
    assertThat(ordered(List.of(NAME, HIDDEN, ADDRESS), List.of(), Optional.empty(), 1))
        .extracting(Route::kind)
        .containsExactly(Route.Kind.NAME, Route.Kind.ADDRESS, Route.Kind.QUIC, Route.Kind.QUIC);
    assertThat(ordered(List.of(NAME, HIDDEN, ADDRESS), List.of(), PROXY, 1))
        .extracting(Route::kind)
        .containsExactly(
            Route.Kind.NAME,
            Route.Kind.ADDRESS,
            Route.Kind.QUIC,
            Route.Kind.QUIC,
            Route.Kind.PROXY,
            Route.Kind.ONION,
            Route.Kind.PROXY);
  }

  @Test
  void onlyWaysWithTls_goOverQuicToo() {
    HttpUrl plain = HttpUrl.get("http://127.0.0.1:8080/");
    assertThat(ordered(List.of(plain), List.of(), Optional.empty(), 1))
        .containsExactly(new Route(1, plain, Optional.empty()));
  }

  @Test
  void whatTheVolunteerNamed_comesBeforeWhatIsSigned_eachOnce() {
    assertThat(ordered(List.of(NAME), SIGNED, Optional.empty(), 1))
        .filteredOn(way -> !way.overQuic())
        .extracting(Route::url)
        .startsWith(NAME)
        .endsWith(LAST)
        .containsExactlyInAnyOrder(NAME, SECOND, THIRD, LAST);
  }

  @Test
  void waysOfOneRank_areTriedInAnyOrder_andKnownByTheirPlaceNevertheless() {
    Set<List<HttpUrl>> orders = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      List<Route> ways = ordered(List.of(), SIGNED, Optional.empty(), seed);
      int half = ways.size() / 2;
      orders.add(ways.subList(0, half).stream().map(Route::url).toList());
      assertThat(ways.get(half - 1)).isEqualTo(new Route(1, LAST, Optional.empty()));
      assertThat(ways.getLast()).isEqualTo(new Route(5, LAST, Optional.empty(), true));
      assertThat(ways)
          .filteredOn(way -> way.url().equals(THIRD))
          .extracting(Route::place)
          .containsExactly(4, 8);
    }
    assertThat(orders).hasSize(6);
  }
}
