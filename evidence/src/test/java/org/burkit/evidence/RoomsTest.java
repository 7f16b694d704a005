package org.burkit.evidence;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;

@AnalyzeClasses(
    packages = "org.burkit.evidence",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule arrowsGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("log")
          .definedBy("..evidence.log..")
          .layer("redact")
          .definedBy("..evidence.redact..")
          .layer("leaf")
          .definedBy("..evidence.leaf..")
          .layer("words")
          .definedBy("..evidence.words..")
          .layer("stamp")
          .definedBy("..evidence.stamp..")
          .layer("recount")
          .definedBy("..evidence.recount..")
          .layer("bundle")
          .definedBy("..evidence.bundle..")
          .layer("verify")
          .definedBy("..evidence.verify..")
          .whereLayer("log")
          .mayNotAccessAnyLayer()
          .whereLayer("redact")
          .mayNotAccessAnyLayer()
          .whereLayer("leaf")
          .mayOnlyAccessLayers("redact")
          .whereLayer("words")
          .mayNotAccessAnyLayer()
          .whereLayer("stamp")
          .mayNotAccessAnyLayer()
          .whereLayer("recount")
          .mayOnlyAccessLayers("leaf")
          .whereLayer("bundle")
          .mayOnlyAccessLayers("log", "redact", "leaf", "words", "stamp", "recount");

  @ArchTest
  static final ArchRule onlyTheLogAndTheProgramTouchFiles =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages("..evidence.log..", "org.burkit.evidence")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..");

  @ArchTest
  static final ArchRule noClock =
      ArchRuleDefinition.noClasses().should().callMethod(Instant.class, "now");
}
