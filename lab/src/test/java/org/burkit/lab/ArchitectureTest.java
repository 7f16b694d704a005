package org.burkit.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.burkit.lab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packetsAndCensorsTouchNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage("..lab.packet..", "..lab.censor..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "java.net..",
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.io..",
                      "io.netty..")
                  // Parsers declare IOException, and bytes are joined in memory.
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          JavaClass.Predicates.belongToAnyOf(
                              java.io.IOException.class, java.io.ByteArrayOutputStream.class))));

  @ArchTest
  static final ArchRule packetsAndCensorsHaveNoClockOrChance =
      noClasses()
          .that()
          .resideInAnyPackage("..lab.packet..", "..lab.censor..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(random\\..*|Random|SplittableRandom)|java\\.time\\..*Clock");

  @ArchTest
  static final ArchRule roomsAreOrdered =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("sys")
          .definedBy("..lab.sys..")
          .layer("chance")
          .definedBy("..lab.chance..")
          .layer("packet")
          .definedBy("..lab.packet..")
          .layer("net")
          .definedBy("..lab.net..")
          .layer("censor")
          .definedBy("..lab.censor..")
          .layer("ech")
          .definedBy("..lab.ech..")
          .layer("server")
          .definedBy("..lab.server..")
          .layer("kernel")
          .definedBy("..lab.kernel..")
          .layer("world")
          .definedBy("..lab.world..")
          .layer("program")
          .definedBy("..lab.program..")
          .layer("scenario")
          .definedBy("..lab.scenario..")
          .layer("delivery")
          .definedBy("..lab.delivery..")
          .layer("demo")
          .definedBy("..lab.demo..")
          .whereLayer("delivery")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("demo")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("scenario")
          .mayOnlyBeAccessedByLayers("demo")
          .whereLayer("world")
          .mayOnlyBeAccessedByLayers("program", "scenario", "delivery", "demo")
          .whereLayer("ech")
          .mayOnlyBeAccessedByLayers("server", "world")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("kernel", "world", "scenario", "demo")
          .whereLayer("kernel")
          .mayOnlyBeAccessedByLayers("world", "scenario")
          .whereLayer("censor")
          .mayOnlyBeAccessedByLayers("world", "scenario", "delivery", "demo")
          .whereLayer("net")
          .mayOnlyBeAccessedByLayers("server", "kernel", "world", "scenario", "delivery", "demo")
          .whereLayer("program")
          .mayOnlyBeAccessedByLayers("scenario", "delivery", "demo")
          .whereLayer("sys")
          .mayOnlyBeAccessedByLayers("net", "kernel", "world");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.burkit.lab.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLabKnowsNothingOfTheOtherModules =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "org.burkit.model..",
              "org.burkit.analysis..",
              "org.burkit.lists..",
              "org.burkit.probe..",
              "org.burkit.collector..");
}
