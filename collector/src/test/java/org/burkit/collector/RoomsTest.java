package org.burkit.collector;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(
    packages = "org.burkit.collector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.burkit.collector.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule arrowsFollowTheData =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("web")
          .definedBy("..collector.web..")
          .layer("vantage")
          .definedBy("..collector.vantage..")
          .layer("journal")
          .definedBy("..collector.journal..")
          .layer("token")
          .definedBy("..collector.token..")
          .layer("ingest")
          .definedBy("..collector.ingest..")
          .layer("store")
          .definedBy("..collector.store..")
          .layer("fold")
          .definedBy("..collector.fold..")
          .layer("kafka")
          .definedBy("..collector.kafka..")
          .layer("evidence")
          .definedBy("..collector.evidence..")
          .layer("backup")
          .definedBy("..collector.backup..")
          .layer("doctor")
          .definedBy("..collector.doctor..")
          .layer("partner")
          .definedBy("..collector.partner..")
          .layer("query")
          .definedBy("..collector.query..")
          .layer("editor")
          .definedBy("..collector.editor..")
          .layer("page")
          .definedBy("..collector.page..")
          .layer("alert")
          .definedBy("..collector.alert..")
          .layer("mirror")
          .definedBy("..collector.mirror..")
          .layer("outward")
          .definedBy("..collector.outward..")
          .layer("control")
          .definedBy("..collector.control..")
          .layer("main")
          .definedBy("org.burkit.collector")
          .whereLayer("web")
          .mayNotAccessAnyLayer()
          .whereLayer("vantage")
          .mayNotAccessAnyLayer()
          .whereLayer("journal")
          .mayNotAccessAnyLayer()
          .whereLayer("token")
          .mayNotAccessAnyLayer()
          .whereLayer("ingest")
          .mayOnlyAccessLayers("web", "vantage", "journal", "token")
          .whereLayer("store")
          .mayOnlyAccessLayers("vantage", "journal", "token")
          .whereLayer("fold")
          .mayOnlyAccessLayers("journal", "store")
          .whereLayer("kafka")
          .mayOnlyAccessLayers("journal", "store", "fold")
          .whereLayer("evidence")
          .mayOnlyAccessLayers("web", "journal", "store", "outward")
          .whereLayer("backup")
          .mayOnlyAccessLayers("journal", "evidence")
          .whereLayer("doctor")
          .mayOnlyAccessLayers("journal", "evidence")
          .whereLayer("partner")
          .mayOnlyAccessLayers("outward")
          .whereLayer("query")
          .mayOnlyAccessLayers("web", "journal", "fold", "store")
          .whereLayer("page")
          .mayOnlyAccessLayers("web", "store", "evidence", "partner", "query", "editor")
          .whereLayer("editor")
          .mayOnlyAccessLayers("web", "vantage", "ingest", "journal", "store")
          .whereLayer("alert")
          .mayOnlyAccessLayers("journal", "store", "page", "outward")
          .whereLayer("mirror")
          .mayNotAccessAnyLayer()
          .whereLayer("outward")
          .mayOnlyAccessLayers("web")
          .whereLayer("control")
          .mayOnlyAccessLayers("web", "vantage", "outward")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule onlyTheWebRoomKnowsVertx =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..collector.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx..");

  @ArchTest
  static final ArchRule onlyItsRoomKnowsKafka =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..collector.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsSql =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..collector.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.duckdb..");
}
