package org.burkit.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that is said to prove a technique and whose trials never had it. */
final class TriesWhatItProves implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    Trial.tried();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      Proves proves = context.getRequiredTestMethod().getAnnotation(Proves.class);
      assertThat(Trial.tried()).as("techniques that were tried").contains(proves.value());
    }
  }
}
