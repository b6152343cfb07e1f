package io.writeproof.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses RUNNER =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.writeproof.runner");

    @Test
    void processesKnowNothingOfOptionsAndStoredRuns() {
        noClasses()
                .that()
                .resideInAPackage("io.writeproof.runner.process")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.writeproof.runner", "io.writeproof.results..", "io.writeproof.postgres..")
                .check(RUNNER);
    }

    @Test
    void theGatewayIsAProcessAndNotALibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.gateway..",
                        "io.writeproof.http..",
                        "io.writeproof.service..",
                        "io.writeproof.fault..")
                .check(RUNNER);
    }

    @Test
    void everyClassIsFinalOrClosed() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(RUNNER);
    }
}
