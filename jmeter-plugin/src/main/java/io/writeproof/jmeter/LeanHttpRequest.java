package io.writeproof.jmeter;

import io.writeproof.jmeter.RequestComposer.Composed;
import io.writeproof.request.Answer;
import io.writeproof.request.Connections;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.HttpException;
import org.apache.http.client.ClientProtocolException;
import org.apache.jmeter.engine.event.LoopIterationEvent;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.samplers.Interruptible;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.apache.jmeter.util.HttpSSLProtocolSocketFactory;
import org.apache.jmeter.util.JMeterUtils;
import org.apache.jmeter.util.JsseSSLManager;
import org.apache.jmeter.util.SSLManager;
import org.jspecify.annotations.Nullable;

/**
 * JMeter's HTTP Request without what a load test of a service does not need, and without what that costs.
 *
 * <p>It has the fields of JMeter's HTTP Request and gives the same results. It has no cookies, no cache, no credentials, no
 * redirects, no embedded resources, no uploads and no proxy: a plan that asks for one of them is refused before any load.
 * Each thread keeps one connection to each origin. A request is never sent twice.
 *
 * <p>Each thread has a copy of its own; only {@link #interrupt} may come from another one.
 */
public final class LeanHttpRequest extends HTTPSamplerBase implements Interruptible {

    private static final long serialVersionUID = 1L;

    /** Shared by the samplers of a thread. */
    private static final ThreadLocal<Connections> CONNECTIONS =
            ThreadLocal.withInitial(() -> new Connections(() -> new HttpSSLProtocolSocketFactory(JsseSSLManager.CPS)));

    private static final OfTest<AtomicBoolean> CHECKED = new OfTest<>(AtomicBoolean::new);

    private static final boolean NEW_USERS_RECONNECT =
            JMeterUtils.getPropDefault("httpclient.reset_state_on_thread_group_iteration", true);

    private transient @Nullable RequestComposer composer;

    /** Not a property: from the first one that a scope adds, JMeter hashes the texts of all of them after each sample. */
    private transient @Nullable HeaderManager headers;

    private transient volatile @Nullable Connections busy;

    @Override
    public void testStarted() {
        if (!CHECKED.get().getAndSet(true)) {
            LeanHttpCheck.of(this).forEach(problem -> ConfigurationProblems.add(problem.element(), problem.message()));
        }
    }

    @Override
    public void setHeaderManager(HeaderManager more) {
        HeaderManager earlier = headers;
        headers = earlier == null ? more : earlier.merge(more);
    }

    @Override
    public @Nullable HeaderManager getHeaderManager() {
        return headers;
    }

    @Override
    public void clearTestElementChildren() {
        headers = null;
    }

    @Override
    public SampleResult sample() {
        return sampled(() -> composer().compose(this));
    }

    /** Never called by this sampler itself, but JMeter wants it of every HTTP sampler. */
    @Override
    protected HTTPSampleResult sample(URL url, String method, boolean areFollowingRedirect, int depth) {
        return sampled(() -> composer().compose(this, method, RequestTarget.of(url)));
    }

    private HTTPSampleResult sampled(Composing composing) {
        HTTPSampleResult result = new HTTPSampleResult();
        result.setSampleLabel(getName());
        try {
            return send(composing.compose(), result);
        } catch (IOException | HttpException | URISyntaxException | RuntimeException e) {
            return notSent(e, result);
        }
    }

    private RequestComposer composer() {
        RequestComposer own = composer;
        if (own == null) {
            own = new RequestComposer();
            composer = own;
        }
        return own;
    }

    private HTTPSampleResult notSent(Exception reason, HTTPSampleResult result) {
        result.sampleStart();
        result.sampleEnd();
        return errorResult(reason, result);
    }

    private HTTPSampleResult send(Composed composed, HTTPSampleResult result) {
        AnsweredSample.describe(composed, result);
        Connections connections = CONNECTIONS.get();
        busy = connections;
        result.sampleStart();
        try {
            Answer answer = connections.exchange(
                    composed.target().origin(), composed.request(), composed.timeouts(), new SampleMilestones(result));
            result.sampleEnd();
            AnsweredSample.fill(result, answer);
            result.setSuccessful(isSuccessCode(answer.status().getStatusCode()));
        } catch (HttpException e) {
            notAnswered(new ClientProtocolException(e.getMessage(), e), result);
        } catch (IOException | RuntimeException e) {
            notAnswered(e, result);
        } finally {
            busy = null;
        }
        return result;
    }

    private void notAnswered(Exception reason, HTTPSampleResult result) {
        if (result.getEndTime() == 0) {
            result.sampleEnd();
        }
        errorResult(reason, result);
    }

    @Override
    public boolean interrupt() {
        Connections waiting = busy;
        return waiting != null && waiting.abort();
    }

    /** A new user has no connection yet, and no session of TLS. */
    @Override
    public void testIterationStart(LoopIterationEvent event) {
        JMeterVariables variables = JMeterContextService.getContext().getVariables();
        if (NEW_USERS_RECONNECT && variables != null && !variables.isSameUserOnNextIteration()) {
            Connections connections = CONNECTIONS.get();
            boolean secure = connections.anySecure();
            connections.close();
            if (secure) {
                ((JsseSSLManager) SSLManager.getInstance()).resetContext();
            }
        }
    }

    @Override
    public void threadFinished() {
        CONNECTIONS.get().close();
        CONNECTIONS.remove();
    }

    @Override
    public Object clone() {
        TestExit.arm();
        return super.clone();
    }

    /** How a request is made; it may not be possible. */
    private interface Composing {
        Composed compose() throws IOException, HttpException, URISyntaxException;
    }
}
