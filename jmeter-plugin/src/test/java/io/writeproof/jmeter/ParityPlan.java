package io.writeproof.jmeter;

import io.writeproof.parity.InferenceDatabase;
import java.util.Map;
import org.apache.jmeter.config.Arguments;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.control.gui.LoopControlPanel;
import org.apache.jmeter.control.gui.TestPlanGui;
import org.apache.jmeter.protocol.http.control.gui.HttpTestSampleGui;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy;
import org.apache.jmeter.protocol.http.util.HTTPArgument;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.PostThreadGroup;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jmeter.threads.gui.PostThreadGroupGui;
import org.apache.jmeter.threads.gui.ThreadGroupGui;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;

/** A plan with two threads that post keys, a Postgres Parity, and perhaps a Parity Check at the end. */
final class ParityPlan {

    static final int REQUESTS = 20;

    private final PostgresParity parity = named(new PostgresParity(), "Postgres Parity", PostgresParityGui.class);
    private final HashTree tree = new ListedHashTree();
    private final HashTree plan;

    ParityPlan(InferenceDatabase database, int port) {
        plan = tree.add(named(new TestPlan(), "plan", TestPlanGui.class));
        set("keyVariable", "request_id");
        set("runId", database.runId());
        set("url", InferenceDatabase.url());
        set("user", "postgres");
        set("schema", database.schema());
        set("drainWaitMs", "300");
        set("verifyTimeoutS", "1");
        set("pollMs", "50");
        ThreadGroup threads = named(new ThreadGroup(), "load", ThreadGroupGui.class);
        HashTree group = plan.add(repeating(threads, 2, REQUESTS / 2));
        group.add(request(port)).add(parity);
    }

    ParityPlan set(String field, String value) {
        parity.setProperty("PostgresParity." + field, value);
        return this;
    }

    /** A second group with a copy of everything, as Module Controllers make it; {@code verifyTimeoutS} is that of the copy. */
    ParityPlan withCopy(int port, String verifyTimeoutS) {
        PostgresParity copy = (PostgresParity) parity.clone();
        copy.setProperty("PostgresParity.verifyTimeoutS", verifyTimeoutS);
        ThreadGroup threads = named(new ThreadGroup(), "more load", ThreadGroupGui.class);
        plan.add(repeating(threads, 2, REQUESTS / 2)).add(request(port)).add(copy);
        return this;
    }

    ParityPlan withParityCheck() {
        PostThreadGroup end = named(new PostThreadGroup(), "end", PostThreadGroupGui.class);
        plan.add(repeating(end, 1, 1)).add(named(new ParityCheck(), "check", ParityCheckGui.class));
        return this;
    }

    /** Judged by a Thresholds element with these properties. */
    ParityPlan judgedBy(Map<String, String> properties) {
        TestElement thresholds = new ThresholdsGui().createTestElement();
        properties.forEach(thresholds::setProperty);
        return with(thresholds);
    }

    ParityPlan with(TestElement listener) {
        plan.add(listener);
        return this;
    }

    HashTree tree() {
        return tree;
    }

    /** JMeter loads no element that does not name its classes. */
    static <T extends TestElement> T named(T element, String name, Class<?> gui) {
        element.setName(name);
        element.setProperty(TestElement.GUI_CLASS, gui.getName());
        element.setProperty(TestElement.TEST_CLASS, element.getClass().getName());
        return element;
    }

    private static AbstractThreadGroup repeating(AbstractThreadGroup group, int threads, int loops) {
        LoopController loop = named(new LoopController(), "loop", LoopControlPanel.class);
        loop.setLoops(loops);
        loop.setFirst(true);
        group.setNumThreads(threads);
        group.setProperty(ThreadGroup.RAMP_TIME, 0);
        group.setSamplerController(loop);
        return group;
    }

    private static HTTPSamplerProxy request(int port) {
        HTTPSamplerProxy request = named(new HTTPSamplerProxy(), "POST /inference", HttpTestSampleGui.class);
        request.setDomain("127.0.0.1");
        request.setPort(port);
        request.setProtocol("http");
        request.setPath("/inference");
        request.setMethod("POST");
        request.setPostBodyRaw(true);
        Arguments body = new Arguments();
        body.addArgument(new HTTPArgument("", "${__uuid7(request_id)}"));
        request.setArguments(body);
        return request;
    }
}
