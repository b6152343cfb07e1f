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
        knowsNothingOf(
                "io.writeproof.runner.process",
                "io.writeproof.runner",
                "io.writeproof.runner.option",
                "io.writeproof.runner.plan",
                "io.writeproof.results..",
                "io.writeproof.postgres..");
    }

    @Test
    void plansKnowNothingOfProcessesServersAndStoredRuns() {
        knowsNothingOf(
                "io.writeproof.runner.plan",
                "io.writeproof.runner",
                "io.writeproof.runner.process",
                "io.writeproof.results..",
                "io.writeproof.postgres..");
    }

    @Test
    void optionsKnowNothingOfPlans() {
        knowsNothingOf("io.writeproof.runner.option", "io.writeproof.runner", "io.writeproof.runner.plan");
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

    private static void knowsNothingOf(String known, String... others) {
        noClasses()
                .that()
                .resideInAPackage(known)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(RUNNER);
    }
}
