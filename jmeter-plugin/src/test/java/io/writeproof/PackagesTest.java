package io.writeproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packages depend on one another in one direction only. */
class PackagesTest {

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.writeproof");

    /** The start of a run, of a check and of an identifier; and JMeter sets the end of its threads by the calendar. */
    private static final String CALENDAR =
            ".*\\.(LoadRun|PostgresParitySettings|ParityCheck|RunRows|Uuid7|ArrivalSchedule)";

    @Test
    void parityNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.parity")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.writeproof.parity", "java..", "org.jspecify..")
                .check(PLUGIN);
    }

    @Test
    void whatSurroundsARunIsWatchedWithTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.watch")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.writeproof.watch", "com.sun.management..", "java..", "org.jspecify..")
                .check(PLUGIN);
    }

    @Test
    void theCoresKnowLatencyAndSyntaxButNotOneAnother() {
        for (String core : List.of("schedule", "threshold", "summary", "target")) {
            classes()
                    .that()
                    .resideInAPackage("io.writeproof." + core)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.writeproof." + core,
                            "io.writeproof.latency",
                            "io.writeproof.syntax",
                            "com.fasterxml.jackson..",
                            "java..",
                            "javax.xml..",
                            "org.jspecify..")
                    .check(PLUGIN);
        }
    }

    @Test
    void theCommandJoinsTwoCoresWithoutJMeter() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.scrape")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.scrape",
                        "io.writeproof.target",
                        "io.writeproof.threshold",
                        "io.writeproof.latency",
                        "io.writeproof.syntax",
                        "java..",
                        "org.jspecify..")
                .check(PLUGIN);
    }

    @Test
    void onlyTheExportKnowsThePrometheusClientAndIsOtherwiseACoreToo() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.export")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.export",
                        "io.writeproof.latency",
                        "io.prometheus..",
                        "com.sun.net.httpserver..",
                        "java..",
                        "org.jspecify..")
                .check(PLUGIN);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.export")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.prometheus..")
                .check(PLUGIN);
    }

    /** Of HttpClient it has the names of two failures, which the outcome of a write is concluded from. */
    @Test
    void requestsNeedHttpCoreAndNoHttpClient() {
        classes()
                .that()
                .resideInAPackage("io.writeproof.request")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.writeproof.request",
                        "org.apache.http",
                        "org.apache.http.config",
                        "org.apache.http.conn",
                        "org.apache.http.entity",
                        "org.apache.http.impl",
                        "org.apache.http.impl.io",
                        "org.apache.http.io",
                        "org.apache.http.message",
                        "org.apache.http.protocol",
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify..")
                .check(PLUGIN);
    }

    @Test
    void onlyTheAdaptersKnowThePageOfAReport() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.writeproof.jmeter", "io.writeproof.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.writeproof.report..")
                .check(PLUGIN);
    }

    @Test
    void onlyLatencyKnowsTheHistogramLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.latency")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.HdrHistogram..")
                .check(PLUGIN);
    }

    @Test
    void onlyTheAdaptersKnowJMeter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.jmeter")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.jmeter..", "org.apache.jorphan..", "io.writeproof.jmeter")
                .check(PLUGIN);
    }

    /** What is measured would change with the calendar, which may be set during a run. */
    @Test
    void theCalendarIsReadOnlyWhereARunOrASampleIsGivenItsPlaceOnIt() {
        noClasses()
                .that()
                .haveNameNotMatching(CALENDAR)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PLUGIN);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.writeproof.(*)..").should().beFreeOfCycles().check(PLUGIN);
    }
}
