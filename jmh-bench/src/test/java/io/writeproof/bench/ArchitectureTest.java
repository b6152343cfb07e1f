package io.writeproof.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.writeproof.http.inference.InferenceJson;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.State;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.writeproof");

    /** Benchmark classes and their states; JMH generates others from them. */
    private static final DescribedPredicate<JavaClass> JMH_STATES =
            DescribedPredicate.describe("JMH states", type -> type.isAnnotatedWith(State.class));

    @Test
    void whatIsMeasuredKnowsNeitherJmhNorTheBenchmarks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.writeproof.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openjdk.jmh..", "io.writeproof.bench..")
                .check(CLASSES);
    }

    @Test
    void fixturesDoNotKnowTheBenchmarksOrJmh() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.writeproof.bench.fixture", "io.writeproof.bench.queue", "io.writeproof.bench.work")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.writeproof.bench", "org.openjdk.jmh..")
                .check(CLASSES);
    }

    @Test
    void benchmarksSendNoSqlOfTheirOwn() {
        noClasses()
                .that()
                .areAnnotatedWith(State.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Statement")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .check(CLASSES);
    }

    @Test
    void benchmarksKnowNothingOfTheGatewaysHttpButItsJson() {
        noClasses()
                .that()
                .resideInAPackage("io.writeproof.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.writeproof.gateway..")
                .orShould()
                .dependOnClassesThat(resideInAPackage("io.writeproof.http..").and(not(type(InferenceJson.class))))
                .check(CLASSES);
    }

    @Test
    void classesAreFinalUnlessJmhExtendsThem() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.writeproof.bench",
                        "io.writeproof.bench.fixture",
                        "io.writeproof.bench.queue",
                        "io.writeproof.bench.work")
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotInterfaces()
                .and(not(JMH_STATES))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
