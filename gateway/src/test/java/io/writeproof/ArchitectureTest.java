package io.writeproof;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of packages, as the design has it: nothing points back. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.writeproof");

    @Test
    void packagesKeepTheirDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("gateway")
                .definedBy("io.writeproof.gateway..")
                .layer("http")
                .definedBy("io.writeproof.http..")
                .layer("fault")
                .definedBy("io.writeproof.fault")
                .layer("metrics")
                .definedBy("io.writeproof.metrics")
                .layer("service")
                .definedBy("io.writeproof.service..")
                .layer("write")
                .definedBy("io.writeproof.write")
                .layer("postgres")
                .definedBy("io.writeproof.postgres")
                .whereLayer("gateway")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("gateway", "http")
                .whereLayer("service")
                .mayOnlyBeAccessedByLayers("gateway", "http", "fault")
                .whereLayer("write")
                .mayOnlyBeAccessedByLayers("gateway", "http", "fault", "metrics", "service")
                .whereLayer("postgres")
                .mayOnlyBeAccessedByLayers("gateway", "http", "write")
                .check(CLASSES);
    }

    @Test
    void onlyTheHttpPackageKnowsTheHttpServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheQueueInRedisKnowsRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.service.ingest.redis")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..")
                .check(CLASSES);
    }

    @Test
    void theWritePathKnowsNoJsonAndNoMetrics() {
        noClasses()
                .that()
                .resideInAnyPackage("io.writeproof.write", "io.writeproof.postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "io.prometheus..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void classesAreFinalOrAbstract() {
        classes()
                .that(not(INTERFACES)
                        .and(not(JavaClass.Predicates.ANONYMOUS_CLASSES))
                        .and(notAnEnum()))
                .should()
                .haveModifier(FINAL)
                .orShould()
                .haveModifier(ABSTRACT)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> notAnEnum() {
        return DescribedPredicate.describe("no enum", type -> !type.isEnum());
    }
}
