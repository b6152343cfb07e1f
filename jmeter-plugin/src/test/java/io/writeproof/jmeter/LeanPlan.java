package io.writeproof.jmeter;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;

/** Small plans with a lean request. */
final class LeanPlan {

    private LeanPlan() {}

    static LeanHttpRequest request(int port) {
        return addressed(new LeanHttpRequest(), port);
    }

    /** GET of {@code /items} on this machine, by any sampler. */
    static <T extends HTTPSamplerBase> T addressed(T request, int port) {
        request.setName("GET /items");
        request.setDomain("127.0.0.1");
        request.setPort(port);
        request.setProtocol("http");
        request.setPath("/items");
        request.setMethod("GET");
        request.setUseKeepAlive(true);
        return request;
    }

    static HashTree plan(TestElement request, TestElement... beside) {
        return plan(threads(1, 1), request, beside);
    }

    static HashTree plan(ThreadGroup threads, TestElement request, TestElement... beside) {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        plan.add(threads).add(request);
        for (TestElement element : beside) {
            plan.add(element);
        }
        return tree;
    }

    static ThreadGroup threads(int count, int loops) {
        LoopController loop = new LoopController();
        loop.setLoops(loops);
        loop.setFirst(true);
        ThreadGroup threads = new ThreadGroup();
        threads.setNumThreads(count);
        threads.setProperty(ThreadGroup.RAMP_TIME, 0);
        threads.setProperty("ThreadGroup.same_user_on_next_iteration", true);
        threads.setSamplerController(loop);
        return threads;
    }

    static <T extends TestElement> T made(T element, Class<?> gui) {
        element.setName(element.getClass().getSimpleName());
        element.setProperty(TestElement.GUI_CLASS, gui.getName());
        return element;
    }

    /**
     * Sends one request as a thread of JMeter would, and ends the thread: what JMeter's HTTP Request keeps is inherited by
     * every thread that the one which used it starts later.
     */
    static HTTPSampleResult sample(HTTPSamplerBase request) {
        Supplier<HTTPSampleResult> sampling = () -> {
            JMeterContextService.getContext().setVariables(new JMeterVariables());
            HTTPSampleResult result = (HTTPSampleResult) request.sample();
            request.threadFinished();
            return result;
        };
        return CompletableFuture.supplyAsync(sampling, task -> new Thread(task).start())
                .join();
    }
}
