package io.writeproof.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.writeproof");

    @Test
    void packagesPointInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("..results.cli")
                .layer("page")
                .definedBy("..results.page")
                .layer("report")
                .definedBy("..results.report")
                .layer("compare")
                .definedBy("..results.compare")
                .layer("export")
                .definedBy("..results.export")
                .layer("noise")
                .definedBy("..results.noise")
                .layer("pairs")
                .definedBy("..results.pairs")
                .layer("trend")
                .definedBy("..results.trend")
                .layer("imports")
                .definedBy("..results.imports")
                .layer("stats")
                .definedBy("..results.stats")
                .layer("store")
                .definedBy("..results.store")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("page", "cli")
                .whereLayer("compare")
                .mayOnlyBeAccessedByLayers("page", "report", "trend", "export", "pairs", "cli")
                .whereLayer("noise")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pairs")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("trend")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("export")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("stats")
                .mayOnlyBeAccessedByLayers("compare", "trend", "export", "pairs", "report", "page")
                .whereLayer("store")
                .mayNotAccessAnyLayer()
                .whereLayer("imports")
                .mayOnlyBeAccessedByLayers("cli")
                .check(CLASSES);
    }

    @Test
    void statisticsKnowNothingButNumbers() {
        noClasses()
                .that()
                .resideInAPackage("..results.stats")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "..results.stats",
                        "java.lang..",
                        "java.util..",
                        "org.apache.commons.statistics..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void classesAreFinalOrAbstract() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT)
                .check(CLASSES);
    }
}
