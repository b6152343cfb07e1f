package io.writeproof;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.writeproof.durability", "io.writeproof.full", "io.writeproof.runner");

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
        knowsNothingOf("io.writeproof.durability", GATEWAY);
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
        knowsNothingOf("io.writeproof.runner..", "io.writeproof.full", "io.writeproof.durability");
    }

    @Test
    void theDurabilityExperimentIsNobodysLibraryAndHasNoPlanRun() {
        knowsNothingOf("io.writeproof.full", "io.writeproof.durability");
        knowsNothingOf("io.writeproof.durability", "io.writeproof.runner", "io.writeproof.full");
    }

    /** Which rows there are is found out with SQL of its own: of the write path it may know the names of the modes. */
    @Test
    void theDurabilityExperimentSharesNoCodeWithTheWriter() {
        noClasses()
                .that()
                .resideInAPackage("io.writeproof.durability")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.writeproof.write")
                        .and(not(JavaClass.Predicates.belongToAnyOf(WriteMode.class, Promise.class))))
                .check(MODULE);
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
