package org.burkit.probe.fuzz;

import org.burkit.model.fuzz.Corpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParsersTest {
  private static final int EACH = 40;

  @ParameterizedTest
  @EnumSource(Target.class)
  void whateverComes_isReadOrRefused_seed20261130(Target target) throws Exception {
    Corpus.read(target.name(), EACH, 20261130, target::read);
  }
}
