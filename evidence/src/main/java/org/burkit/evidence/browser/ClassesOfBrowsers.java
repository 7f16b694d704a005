package org.burkit.evidence.browser;

import java.util.Map;
import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Tells the compiler which classes stand here in the place of a library's. */
public final class ClassesOfBrowsers extends SimpleSubstitutionPolicy {
  private static final String HERE = "org.burkit.evidence.browser.";
  private static final String PARSERS = "com.fasterxml.jackson.core.internal.shaded.fdp.v2_22_1";

  /** Of Jackson's classes that need reflection or the memory's bytes, with their packages. */
  private static final Map<String, String> JACKSON =
      Map.of(
          "InternalNodeMapper", "com.fasterxml.jackson.databind.node",
          "BigDecimalParser", "com.fasterxml.jackson.core.io",
          "BigIntegerParser", "com.fasterxml.jackson.core.io",
          "DoubleToDecimal", "com.fasterxml.jackson.core.io.schubfach",
          "FloatToDecimal", "com.fasterxml.jackson.core.io.schubfach",
          "JavaDoubleParser", PARSERS,
          "JavaFloatParser", PARSERS);

  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(inPackage("java", true))
        .packagePrefix(HERE)
        .dontFallbackWhenNoSubstitution();
    JACKSON.forEach((name, home) ->
        sink.selectClasses(named(home + "." + name)).replacePackage(home, HERE + "jackson"));
  }
}
