package io.writeproof.full;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses TEST_PLANS = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.writeproof.full", "io.writeproof.runner");

    @Test
    void thePartsAreProcessesAndNotLibraries() {
        noClasses()
                .that()
                .resideInAPackage("io.writeproof.full")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.runner",
                        "io.writeproof.runner.process",
                        "io.writeproof.bench..",
                        "io.writeproof.gateway..",
                        "io.writeproof.http..",
                        "io.writeproof.service..",
                        "io.writeproof.write..")
                .check(TEST_PLANS);
    }

    @Test
    void theRunnerKnowsNothingOfTheWhole() {
        noClasses()
                .that()
                .resideInAPackage("io.writeproof.runner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.writeproof.full")
                .check(TEST_PLANS);
    }

    @Test
    void everyClassIsFinalOrClosed() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.full")
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(TEST_PLANS);
    }
}
