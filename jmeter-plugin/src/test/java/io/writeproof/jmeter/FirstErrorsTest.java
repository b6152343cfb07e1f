package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.RunReport.FirstError;
import java.time.Instant;
import org.apache.jmeter.assertions.AssertionResult;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirstErrorsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final FirstErrors errors = new FirstErrors();

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void onlyTheFirstAreKept() {
        for (int i = 0; i < FirstErrors.MOST + 5; i++) {
            errors.add(result("503", "Service Unavailable"), AT.plusSeconds(i));
        }

        assertThat(errors.all())
                .hasSize(FirstErrors.MOST)
                .first()
                .isEqualTo(new FirstError(AT, "POST /a", "503", "Service Unavailable"));
        assertThat(errors.all().get(FirstErrors.MOST - 1).at()).isEqualTo(AT.plusSeconds(FirstErrors.MOST - 1L));
    }

    @Test
    void withoutAnAnswerTheExceptionSaysWhatHappened() {
        errors.add(
                result(
                        "Non HTTP response code: java.net.SocketException",
                        "Non HTTP response message: Connection reset"),
                AT);

        assertThat(errors.all())
                .containsExactly(new FirstError(AT, "POST /a", "599 SocketException", "Connection reset"));
    }

    @Test
    void aScriptThatTookCodeAndMessageAwayHidesNoError() {
        errors.add(result(null, null), AT);

        assertThat(errors.all()).containsExactly(new FirstError(AT, "POST /a", "599", ""));
    }

    @Test
    void anAnswerThatAnAssertionRefusedIsNotQuoted() {
        SampleResult result = result("201", "Created");
        AssertionResult refused = new AssertionResult("queued");
        refused.setFailure(true);
        refused.setFailureMessage("expected queued in {secret: 1}");
        result.addAssertionResult(new AssertionResult("201"));
        result.addAssertionResult(refused);

        errors.add(result, AT);

        assertThat(errors.all()).containsExactly(new FirstError(AT, "POST /a", "201 assertion", "queued"));
    }

    private static SampleResult result(@Nullable String code, @Nullable String message) {
        SampleResult result = new SampleResult();
        result.setSampleLabel("POST /a");
        result.setResponseCode(code);
        result.setResponseMessage(message);
        return result;
    }
}
