package io.writeproof.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.writeproof.report");

    @Test
    void packagesPointInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("load")
                .definedBy("..report.load")
                .layer("chart")
                .definedBy("..report.chart")
                .layer("page")
                .definedBy("io.writeproof.report")
                .whereLayer("load")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("chart")
                .mayOnlyBeAccessedByLayers("load")
                .whereLayer("page")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    /** It runs inside JMeter, on JMeter's libraries, and reads nothing but what it is given. */
    @Test
    void nothingIsUsedButJavaAndTreesOfJson() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.report..",
                        "java.io",
                        "java.lang..",
                        "java.math",
                        "java.nio.charset",
                        "java.security",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.core",
                        "com.fasterxml.jackson.databind..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }
}
