package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFilesTest {
  private static final String STATE = "CN=Lab Security Authority,O=LSA,C=KZ";

  /** The reader of the project refuses a list with any fault, so that reading is the check. */
  @Test
  void labLists_areReadByTheProjectsReader(@TempDir Path directory) throws Exception {
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    var state = CertificateAuthority.create(STATE, Instant.parse("2026-11-24T12:00:00Z"), true);
    ListFiles.write(directory, plan, state.root());

    Lists lists = Lists.read(directory);
    assertThat(lists.sites()).hasSameSizeAs(plan.sites());
    assertThat(lists.networks()).hasSameSizeAs(plan.allNetworks());
    assertThat(lists.neutral()).containsExactly("https://" + Atlas.NEUTRAL_HOST + "/");
    assertThat(lists.references().roots())
        .singleElement()
        .satisfies(root -> assertThat(root.issuer()).isEqualTo(STATE));
    assertThat(lists.references().blockPages())
        .singleElement()
        .satisfies(page -> assertThat(BlockPage.html()).contains(page.pattern()));
  }
}
