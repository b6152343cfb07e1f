package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.jmeter.testelement.TestElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalScheduleGuiTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            warmup: ramp 0/s -> 100/s over 10s; steady: 100/s for 3m | 18500 requests in 190 s, phases: 2, peak 100/s
            poisson 0.5/s for 90s                                    | 45 requests in 90 s, phases: 1, peak 0.5/s, seed 1
            seed 7; repeat 3 { 50 at once for 1s; pause for 2s }     | 150 requests in 9 s, phases: 6, peak 50/s
            unpaced                                                  | no schedule: threads send whenever they are ready
            """)
    void theNoteSaysWhatTheScheduleComesTo(String schedule, String note) {
        ArrivalScheduleGui gui = new ArrivalScheduleGui();
        TestElement element = gui.createTestElement();
        element.setProperty(ArrivalSchedule.SCHEDULE, schedule);

        gui.configure(element);

        assertThat(notes(gui)).containsExactly(note);
    }

    private static Stream<String> notes(Container container) {
        return Arrays.stream(container.getComponents()).flatMap(ArrivalScheduleGuiTest::notesIn);
    }

    private static Stream<String> notesIn(Component component) {
        if (component instanceof SyntaxNote note) {
            return Stream.of(note.getText());
        }
        return component instanceof Container inner ? notes(inner) : Stream.empty();
    }
}
