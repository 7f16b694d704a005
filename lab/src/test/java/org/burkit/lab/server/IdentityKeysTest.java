package org.burkit.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityKeysTest {
  private final Identity identity =
      CertificateAuthority.create("CN=Root", Instant.parse("2026-11-24T12:00:00Z"), true)
          .identify("site.example");
  private final IdentityKeys keys = new IdentityKeys(identity);

  @Test
  void clientWithSignaturesOfTheKeysKind_isShownTheWholeChain() {
    String alias = keys.chooseServerAlias("EC", null, null);

    assertThat(alias).isNotNull();
    assertThat(keys.getCertificateChain(alias)).containsExactlyElementsOf(identity.chain());
    assertThat(keys.getPrivateKey(alias)).isSameAs(identity.key());
  }

  @Test
  void clientWithOtherSignaturesOnly_isShownNothing() {
    assertThat(keys.chooseServerAlias("RSA", null, null)).isNull();
  }

  @Test
  void servedAsClient_hasNothingToShow() {
    assertThat(keys.chooseClientAlias(new String[] {"EC"}, null, null)).isNull();
  }
}
