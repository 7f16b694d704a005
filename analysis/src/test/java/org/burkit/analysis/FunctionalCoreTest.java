package org.burkit.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** The functional core: model and analysis touch no network, disk, clock or chance. */
@AnalyzeClasses(
    packages = {"org.burkit.model", "org.burkit.analysis"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class FunctionalCoreTest {

  /** Names and URIs are values; of java.net only their syntax is allowed. */
  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "java.nio.file..", "java.nio.channels..", "org.apache.kafka..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(?!URI|URISyntaxException|IDN).*")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule modelKnowsNothingOfAnalysis =
      noClasses()
          .that()
          .resideInAPackage("org.burkit.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.burkit.analysis..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("org.burkit.analysis.(*)..").should().beFreeOfCycles();
}
