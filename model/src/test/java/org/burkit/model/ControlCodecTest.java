package org.burkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlCodecTest {

  @Test
  void request_roundTrips() throws Exception {
    var request =
        new ControlRequest(
            "https://sau.example/",
            Map.of("Accept", List.of("*/*"), "User-Agent", List.of("a", "b")),
            List.of("198.18.200.10:443", "[2001:db8::1]:443"),
            true,
            Optional.of("n-1"));

    assertThat(ControlCodec.decodeRequest(ControlCodec.encode(request))).isEqualTo(request);
  }

  @Test
  void handshakesThatHideTheName_roundTrip() throws Exception {
    byte[] json =
        """
        {"tcp_connect":{},"dns":{"failure":null,"addrs":[]},"ip_info":{},"tls_handshake":{},
         "x_ech_handshake":{"198.18.200.10:443":{"accepted":true,"failure":null},
          "198.18.200.11:443":{"accepted":false,"failure":"connection_reset"}}}
        """
            .getBytes(UTF_8);

    Control control = ControlCodec.decode(json);

    assertThat(control.ech())
        .containsEntry("198.18.200.10:443", new Control.Ech(true, Optional.empty()))
        .containsEntry(
            "198.18.200.11:443",
            new Control.Ech(false, Optional.of(Failure.of(FailureKind.CONNECTION_RESET))));
    assertThat(MeasurementCodec.canonical(ControlCodec.encode(control)))
        .isEqualTo(MeasurementCodec.canonical(json));
  }

  @Test
  void requestsForCalls_roundTrip() throws Exception {
    byte[] json =
        """
        {"tcp_connect":{},"dns":{"failure":null,"addrs":[]},"ip_info":{},"tls_handshake":{},
         "x_stun_binding":{"198.18.200.10:3478":{"status":true,"failure":null},
          "198.18.200.11:3478":{"status":false,"failure":"generic_timeout_error"}}}
        """
            .getBytes(UTF_8);

    Control control = ControlCodec.decode(json);

    assertThat(control.stun())
        .containsEntry("198.18.200.10:3478", new Control.Stun(Optional.empty()))
        .containsEntry(
            "198.18.200.11:3478", new Control.Stun(Optional.of(Failure.of(FailureKind.TIMEOUT))));
    assertThat(MeasurementCodec.canonical(ControlCodec.encode(control)))
        .isEqualTo(MeasurementCodec.canonical(json));
  }

  @Test
  void answerOfAnotherHelper_keepsWhatWeDoNotKnow() throws Exception {
    byte[] json =
        """
        {"tcp_connect":{"198.18.200.10:443":{"status":false,"failure":"connection_refused"}},
         "quic_handshake":{},"http3_request":null,
         "http_request":{"body_length":-1,"failure":"connection_refused","status_code":-1,"headers":{},"title":""},
         "dns":{"failure":"dns_nxdomain_error","addrs":[],"ASNs":[]},"ip_info":{"198.18.200.10":{"asn":64520,"flags":1}}}
        """
            .getBytes(UTF_8);

    Control control = ControlCodec.decode(json);

    assertThat(control.tcp().get("198.18.200.10:443").failure().orElseThrow().kind())
        .isEqualTo(FailureKind.CONNECTION_REFUSED);
    assertThat(control.dns().failure().orElseThrow().kind()).isEqualTo(FailureKind.DNS_NXDOMAIN);
    assertThat(control.http().orElseThrow().statusCode()).isEqualTo(-1);
    assertThat(MeasurementCodec.canonical(ControlCodec.encode(control)))
        .isEqualTo(MeasurementCodec.canonical(json));
  }
}
