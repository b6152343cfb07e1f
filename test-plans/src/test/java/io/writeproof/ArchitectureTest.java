package io.writeproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.writeproof.full", "io.writeproof.runner");

    private static final String[] GATEWAY = {
        "io.writeproof.gateway..", "io.writeproof.http..", "io.writeproof.service..", "io.writeproof.fault.."
    };

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
    void statisticsKnowNothingOfPlansProcessesAndStoredRuns() {
        knowsNothingOf(
                "io.writeproof.runner.statistics",
                "io.writeproof.runner",
                "io.writeproof.runner.option",
                "io.writeproof.runner.plan",
                "io.writeproof.runner.process",
                "io.writeproof.results..");
    }

    @Test
    void theGatewayIsAProcessAndNotALibrary() {
        knowsNothingOf("io.writeproof.runner..", GATEWAY);
        knowsNothingOf("io.writeproof.full", GATEWAY);
    }

    @Test
    void thePartsOfTheWholeAreProcessesAndNotLibraries() {
        knowsNothingOf(
                "io.writeproof.full",
                "io.writeproof.runner",
                "io.writeproof.runner.process",
                "io.writeproof.bench..",
                "io.writeproof.write..");
    }

    @Test
    void theRunnerKnowsNothingOfTheWhole() {
        knowsNothingOf("io.writeproof.runner..", "io.writeproof.full");
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
                .check(MODULE);
    }

    private static void knowsNothingOf(String known, String... others) {
        noClasses()
                .that()
                .resideInAPackage(known)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(MODULE);
    }
}
