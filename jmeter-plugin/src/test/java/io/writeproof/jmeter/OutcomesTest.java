package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.parity.Outcome;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 200, ACKNOWLEDGED",
        "false, 200, FAILED",
        "false, 503, FAILED",
        "false, '', FAILED",
        "false, Non HTTP response code: java.net.SocketTimeoutException, INDETERMINATE",
        "false, Non HTTP response code: java.net.SocketException, INDETERMINATE",
        "false, Non HTTP response code: org.apache.http.NoHttpResponseException, INDETERMINATE",
        "false, Non HTTP response code: java.net.NoRouteToHostException, INDETERMINATE",
        "false, Non HTTP response code: java.net.ConnectException, FAILED",
        "false, Non HTTP response code: org.apache.http.conn.HttpHostConnectException, FAILED",
    })
    void onlyARefusedConnectionProvesThatNothingWasSent(boolean successful, String code, Outcome outcome) {
        assertThat(Outcomes.of(result(successful, code))).isEqualTo(outcome);
    }

    @Test
    void aRefusedRedirectSaysNothingAboutTheFirstRequest() {
        SampleResult result = result(false, "Non HTTP response code: java.net.ConnectException");
        result.addRawSubResult(result(true, "302"));

        assertThat(Outcomes.of(result)).isEqualTo(Outcome.INDETERMINATE);
    }

    private static SampleResult result(boolean successful, String code) {
        SampleResult result = new SampleResult();
        result.setSuccessful(successful);
        result.setResponseCode(code);
        return result;
    }
}
