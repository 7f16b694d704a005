package org.burkit.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.burkit.probe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms_haveNoCycles =
      slices().matching("org.burkit.probe.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule netty_isInOneRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..probe.net..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.netty..", "org.xbill..");

  @ArchTest
  static final ArchRule jvmsResolver_isNeverAsked =
      noClasses()
          .should()
          .callMethod(java.net.InetAddress.class, "getByName", String.class)
          .orShould()
          .callMethod(java.net.InetAddress.class, "getAllByName", String.class);

  @ArchTest
  static final ArchRule measuring_knowsNothingOfSendingOrJudging =
      noClasses()
          .that()
          .resideInAnyPackage("..probe.net..", "..probe.nettest..", "..probe.control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..probe.spool..", "..probe.submit..", "..probe.show..", "org.burkit.analysis..");
}
