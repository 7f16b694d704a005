package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ways to block, and the innocents that look like them, that a lab of this field must have:
 * each with the rows that play it. What a way does on the wire, the tests in the room {@code wire}
 * prove.
 */
class KnownWaysTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DNS: forged bogon | dns-injection-bogon ipv6-dns-bogon
          DNS: forged address of a block page | dns-injection-blockpage ipv6-dns-blockpage
          DNS: another forged address | dns-injection ipv6-dns-injection
          DNS: two and three forged answers | dns-injection-twice dns-injection-thrice
          DNS: forged answers over TCP too | dns-injection-tcp
          DNS: injection that loses the race | dns-injection-loses-race
          DNS: denial | dns-nxdomain dns-path-nxdomain dns-injection-nxdomain kernel-dns-nxdomain
          DNS: refusal | dns-refused dns-path-refused
          DNS: failure | dns-servfail dns-path-servfail
          DNS: empty answer | dns-path-empty
          DNS: silence | dns-drop
          DNS: hijack of public resolvers | dns-hijack
          IP: drop | ip-drop ipv6-ip-drop kernel-ip-drop
          IP: reset of the SYN | ip-reset ipv6-only-ip-reset kernel-ip-reset
          IP: ICMP prohibited | ip-prohibited ipv6-only-ip-prohibited kernel-ip-prohibited
          HTTP: drop | http-drop kernel-http-drop
          HTTP: reset | http-reset http-reset-client ipv6-http-reset kernel-http-reset
          HTTP: FIN | http-fin
          HTTP: page | http-blockpage http-blockpage-single-packet ipv6-http-blockpage
          HTTP: page under copied headers | http-blockpage-disguised
          HTTP: redirect | http-redirect
          HTTP: reset in mid-body | http-reset-mid-body
          HTTP: the server's answer dropped | http-mute
          TLS: drop | sni-drop ipv6-sni-drop kernel-sni-drop
          TLS: reset of the client | sni-reset-client
          TLS: reset of both | sni-reset sni-reset-marked ipv6-only-sni-reset kernel-sni-reset
          TLS: FIN | sni-fin
          TLS: alert | sni-alert
          TLS: the server's answer dropped | sni-mute
          TLS: freeze after 16 KB | sni-freeze
          TLS: aware of a split ClientHello | sni-drop-cut-hello
          TLS: unaware of a split ClientHello | sni-drop-single-packet
          TLS: outer name of ECH | ech-cover-drop ech-cover-reset
          TLS: all ECH | ech-any-drop ech-any-reset
          MITM: known root | tls-mitm-known-root ipv6-mitm kernel-tls-mitm
          MITM: rotated root of the same name | tls-mitm-rotated-root
          MITM: unknown root | tls-mitm-unknown-root
          MITM: expired intermediate | tls-mitm-expired-intermediate
          MITM: copied leaf | tls-mitm-copied-leaf
          throttling by rate | sni-throttle sni-throttle-fast
          throttling by loss | sni-throttle-loss
          QUIC: all of UDP port 443 | quic-drop
          QUIC: by the decrypted name | quic-sni-drop ipv6-quic-sni-drop
          residual blocking | sni-drop-residual sni-reset-residual
          on a share of flows | sni-drop-share ip-drop-half
          at hours of the day | sni-drop-in-hours
          from a moment on | ip-drop-since
          """)
  void wayToBlock_isPlayed(String way, String rows) {
    for (String row : rows.split(" ")) {
      assertThat(Scenarios.named(row)).as(way + ": " + row).isPresent();
      assertThat(Scenarios.named(row).get().truth().isBlocked()).as(row).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          censors that harm no site | doh-blocked dot-blocked shutdown
          censors that act later, or missed | ip-drop-to-come sni-drop-out-of-hours \
          sni-drop-single-packet-cut-hello
          down | silent silent-http ipv6-only-down
          closed | closed closed-http
          dead name | dead-name dead-name-http redirect-to-dead-name
          failing or strange names, for all | dns-broken-for-all dns-localhost-for-all
          bad certificates, for all | expired-for-all wrong-name-for-all self-signed-for-all
          other addresses, in another network | cdn cdn-http ipv6-cdn
          refusal by the site itself | geo-451 geo-403 geo-403-http
          captcha for the client alone | captcha-503 captcha-503-http
          page that talks about blocking | talks-about-blocking talks-about-blocking-tls
          captive portal | captive-portal captive-portal-http captive-portal-midway
          own network down | network-down network-dies network-gone-and-back
          resolver down or slow | resolver-down resolver-down-http resolver-slow
          loss of one in twenty | lossy-line lossy-line-http large-page-lossy-line
          line of 300 ms | slow-line slow-line-http large-page-slow-line
          reordering | reordering-line
          flaky server | flaky flaky-http
          broken IPv6 | ipv6-broken-at-home ipv6-broken-at-home-http ipv6-site-down ipv6-site-closed
          broken redirects | redirect-broken redirect-circle
          fifteen redirects | redirect-trail redirect-trail-http
          body of 32 MB | large-page
          IDNA | idna idna-ascii
          antivirus | antivirus
          honest proxy | honest-proxy
          changed length | length-by-country length-by-country-http
          HTTP alone | http-only
          HTTP/2 alone | http2-only
          ClientHello in two segments | cut-hello
          HTTP/3 that is promised and not there | http3-down redirect-http3-down
          ECH that went wrong | ech-stale ech-disabled ech-broken
          """)
  void innocent_isPlayed(String lookalike, String rows) {
    for (String row : rows.split(" ")) {
      assertThat(Scenarios.named(row)).as(lookalike + ": " + row).isPresent();
      assertThat(Scenarios.named(row).get().truth().isBlocked()).as(row).isFalse();
      assertThat(Scenarios.named(row).get().notToldYet()).as(row).isEmpty();
    }
  }
}
