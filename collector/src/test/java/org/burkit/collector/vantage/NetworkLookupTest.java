package org.burkit.collector.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkLookupTest {
  @TempDir Path directory;

  @Test
  void addressInTheFile_hasCountryNetworkAndName_anotherIsUnknown() throws Exception {
    Path file = OneNetworkDb.write(directory.resolve("networks.mmdb"));
    try (var lookup = NetworkLookup.open(file)) {
      assertThat(lookup.lookUp(InetAddress.ofLiteral("127.0.0.1")))
          .isEqualTo(new Network(new CountryCode("KZ"), new Asn(64501), Optional.of("Dala")));
      assertThat(lookup.lookUp(InetAddress.ofLiteral("200.0.0.1"))).isEqualTo(Network.UNKNOWN);
      assertThat(lookup.lookUp(InetAddress.ofLiteral("2001:db8::1"))).isEqualTo(Network.UNKNOWN);
    }
  }

  @Test
  void fileThatIsNoMmdb_isRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("networks.mmdb"), "no");
    assertThatThrownBy(() -> NetworkLookup.open(file)).isInstanceOf(IOException.class);
  }
}
