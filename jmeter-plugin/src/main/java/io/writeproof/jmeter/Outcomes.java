package io.writeproof.jmeter;

import io.writeproof.parity.Outcome;
import java.util.Set;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.util.JMeterUtils;

/**
 * Tells from a finished sample what the client may believe about its row.
 *
 * <p>JMeter reports an exchange that broke off as {@code Non HTTP response code: <exception>}. Most of them say nothing
 * about the request: a reset, a timeout, an interrupt, even {@code NoHttpResponseException}, may come after the service
 * has read and committed. Only an exception that cannot come but from opening the connection proves that nothing was
 * sent, and only if this was the first try and not the second leg of a redirect.
 */
final class Outcomes {

    private static final String NO_ANSWER = "Non HTTP response code: ";

    /** {@code java.net.NoRouteToHostException} is not among them: an open connection can end with it too. */
    private static final Set<String> NEVER_CONNECTED = Set.of(
            "java.net.ConnectException",
            "java.net.UnknownHostException",
            "org.apache.http.conn.HttpHostConnectException",
            "org.apache.http.conn.ConnectTimeoutException");

    private Outcomes() {}

    /** The outcome of a sample whose assertions have run. */
    static Outcome of(SampleResult result) {
        if (result.isSuccessful()) {
            return Outcome.ACKNOWLEDGED;
        }
        String code = ErrorClass.responseCode(result);
        boolean answered = !code.startsWith(NO_ANSWER);
        return answered || nothingWasSent(result, code) ? Outcome.FAILED : Outcome.INDETERMINATE;
    }

    private static boolean nothingWasSent(SampleResult result, String code) {
        boolean firstTry =
                result.getSubResults().length == 0 && JMeterUtils.getPropDefault("httpclient4.retrycount", 0) == 0;
        return firstTry && NEVER_CONNECTED.contains(code.substring(NO_ANSWER.length()));
    }
}
