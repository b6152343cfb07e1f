package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.threads.JMeterContextService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OfTestTest {

    private final OfTest<List<String>> shared = new OfTest<>(ArrayList::new);

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void end() {
        JMeterContextService.endTest();
    }

    @Test
    void eachTestBeginsAnew() {
        start();
        List<String> first = shared.get();
        JMeterContextService.endTest();
        start();

        assertThat(shared.get()).isNotSameAs(first);
    }

    /** JMeter's window ends the test before the verdict is asked. */
    @Test
    void whatATestHadIsThereAfterItsEnd() {
        start();
        List<String> first = shared.get();
        JMeterContextService.endTest();

        assertThat(JMeterContextService.getTestStartTime()).isZero();
        assertThat(shared.get()).isSameAs(first);
    }

    @Test
    void whatATestDidNotAskForIsNotTheLastTestsWhenItHasEnded() {
        start();
        List<String> first = shared.get();
        JMeterContextService.endTest();
        start();
        OfTest.renew();
        JMeterContextService.endTest();

        assertThat(shared.get()).isNotSameAs(first);
    }

    /** At another millisecond than the test before. */
    private static void start() {
        long now = System.currentTimeMillis();
        await().until(() -> System.currentTimeMillis() > now);
        JMeterContextService.startTest();
    }
}
