package io.writeproof.jmeter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestStateListener;
import org.apache.jmeter.visualizers.backend.BackendListenerGui;
import org.apache.jmeter.visualizers.backend.influxdb.InfluxdbBackendListenerClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JMeter does with an element beside its form: it copies it for threads and engines, and sends it to other machines. */
class ElementContractTest {

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Thresholds.class);

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    static Stream<EditedElement> elements() {
        return EditedElement.all();
    }

    @Test
    void everyElementIsEditedInAForm() {
        assertThat(PLUGIN.stream()
                        .filter(type -> type.isAssignableTo(TestElement.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(elements()
                        .map(edited -> edited.fresh().get().getClass().getName())
                        .toList());
    }

    /** JMeter copies and sends properties; whatever else an element has belongs to one run in one engine. */
    @Test
    void anElementHasNothingButItsPropertiesThatCouldReachACopy() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAssignableTo(TestElement.class)
                .and()
                .areNotStatic()
                .should()
                .haveModifier(JavaModifier.TRANSIENT)
                .check(PLUGIN);
        fields().that()
                .areDeclaredInClassesThat()
                .areAssignableTo(TestElement.class)
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(PLUGIN);
    }

    @Test
    void theListenerForInfluxDbIsEditedInJMetersOwnForm() {
        InfluxdbListener element = new InfluxdbListener();
        element.setName("InfluxDB");
        element.setClassname(InfluxdbBackendListenerClient.class.getName());
        element.setQueueSize("7");
        element.getArguments().addArgument(InfluxdbListener.URL, "${__P(influxdb_url,)}");
        BackendListenerGui gui = new BackendListenerGui();
        InfluxdbListener edited = new InfluxdbListener();

        gui.configure(element);
        gui.modifyTestElement(edited);

        assertThat(edited.getPropertyAsString(TestElement.TEST_CLASS)).isEqualTo(InfluxdbListener.class.getName());
        assertThat(edited.getArguments().getArgumentsAsMap())
                .containsEntry(InfluxdbListener.URL, "${__P(influxdb_url,)}");
        assertThat(edited.getClassname()).isEqualTo(InfluxdbBackendListenerClient.class.getName());
        assertThat(edited.getQueueSize()).isEqualTo("7");
    }

    @ParameterizedTest
    @MethodSource("elements")
    void aCopyCanBeChangedWithoutItsOriginal(EditedElement edited) {
        TestElement original = edited.filled();
        TestElement copy = (TestElement) original.clone();

        GuiContractTest.names(copy).forEach(name -> copy.setProperty(name, "changed"));

        assertThat(original).isEqualTo(edited.filled()).isNotEqualTo(copy);
    }

    @Test
    void aCopyOfAnElementThatRunsHasNoPartInItsRun() throws Exception {
        ArrivalSchedule schedule = new ArrivalSchedule();
        schedule.setProperty(ArrivalSchedule.SCHEDULE, "1/s for 1s");

        for (TestElement element : new TestElement[] {new Thresholds(), schedule}) {
            ((TestStateListener) element).testStarted();
            TestElement copy = (TestElement) element.clone();

            for (Field field : element.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    assertThat(field.get(element)).as(field.toString()).isNotNull();
                    assertThat(field.get(copy)).as(field.toString()).isNull();
                }
            }
            ((TestStateListener) element).testEnded();
        }
        TestExit.mostSevere();
    }
}
