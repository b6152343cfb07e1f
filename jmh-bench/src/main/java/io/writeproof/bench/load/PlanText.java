package io.writeproof.bench.load;

/** Plans of JMeter as text: thread groups that run one after another. Stateless. */
final class PlanText {

    private static final String BODY = "{\"input\":\"" + "x".repeat(CannedServer.BODY_BYTES - 12) + "\"}";

    private PlanText() {}

    static String plan(String... threadGroups) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <jmeterTestPlan version="1.2" properties="5.0" jmeter="5.6.3">
                <hashTree>
                <TestPlan guiclass="TestPlanGui" testclass="TestPlan" testname="goals">
                <boolProp name="TestPlan.serialize_threadgroups">true</boolProp>
                </TestPlan>
                <hashTree>%s</hashTree>
                </hashTree>
                </jmeterTestPlan>
                """.formatted(String.join("", threadGroups));
    }

    /** An ordinary thread group that loops until it is over: after so many seconds, or for a timer's reasons with 0. */
    static String threads(int threads, long seconds, String children) {
        return threadGroup(threads, -1, seconds, children);
    }

    /** An ordinary thread group that does its work once. */
    static String threadsOnce(int threads, String children) {
        return threadGroup(threads, 1, 0, children);
    }

    private static String threadGroup(int threads, int loops, long seconds, String children) {
        return """
                <ThreadGroup guiclass="ThreadGroupGui" testclass="ThreadGroup" testname="threads">
                <elementProp name="ThreadGroup.main_controller" elementType="LoopController">
                <intProp name="LoopController.loops">%d</intProp>
                <boolProp name="LoopController.continue_forever">false</boolProp>
                </elementProp>
                <stringProp name="ThreadGroup.num_threads">%d</stringProp>
                <stringProp name="ThreadGroup.ramp_time">0</stringProp>
                <boolProp name="ThreadGroup.same_user_on_next_iteration">true</boolProp>
                <boolProp name="ThreadGroup.scheduler">%s</boolProp>
                <stringProp name="ThreadGroup.duration">%d</stringProp>
                </ThreadGroup>
                <hashTree>%s</hashTree>
                """.formatted(loops, threads, seconds > 0, seconds, children);
    }

    /** Stock JMeter's open model: a thread and a connection per arrival. */
    static String openModel(String schedule, String children) {
        return """
                <OpenModelThreadGroup guiclass="OpenModelThreadGroupGui" testclass="OpenModelThreadGroup" testname="open">
                <elementProp name="ThreadGroup.main_controller" elementType="OpenModelThreadGroupController"/>
                <stringProp name="OpenModelThreadGroup.schedule">%s</stringProp>
                </OpenModelThreadGroup>
                <hashTree>%s</hashTree>
                """.formatted(schedule, children);
    }

    /** The variable {@code __jm__NAME__idx} counts its rounds, from 0. */
    static String loop(String name, int loops, String children) {
        return """
                <LoopController guiclass="LoopControlPanel" testclass="LoopController" testname="%s">
                <stringProp name="LoopController.loops">%d</stringProp>
                <boolProp name="LoopController.continue_forever">true</boolProp>
                </LoopController>
                <hashTree>%s</hashTree>
                """.formatted(name, loops, children);
    }

    /** Who sends a request. */
    enum Sampler {
        STOCK("HTTPSamplerProxy", "HttpTestSampleGui"),
        LEAN("io.writeproof.jmeter.LeanHttpRequest", "io.writeproof.jmeter.LeanHttpRequestGui");

        private final String element;
        private final String gui;

        Sampler(String element, String gui) {
            this.element = element;
            this.gui = gui;
        }

        /** What a figure is called that was measured with it. */
        String named(String figure) {
            return this == STOCK ? "JMeter's HTTP Request, " + figure : figure;
        }

        /** A request to a path of the server. */
        String request(int port, String path, String children) {
            return httpRequest(port, path, children)
                    .replace("HttpTestSampleGui", gui)
                    .replace("HTTPSamplerProxy", element);
        }
    }

    static String httpRequest(int port, String path, String children) {
        return """
                <HTTPSamplerProxy guiclass="HttpTestSampleGui" testclass="HTTPSamplerProxy" testname="request">
                <stringProp name="HTTPSampler.domain">127.0.0.1</stringProp>
                <stringProp name="HTTPSampler.port">%d</stringProp>
                <stringProp name="HTTPSampler.path">%s</stringProp>
                <stringProp name="HTTPSampler.method">POST</stringProp>
                <boolProp name="HTTPSampler.use_keepalive">true</boolProp>
                <boolProp name="HTTPSampler.postBodyRaw">true</boolProp>
                <elementProp name="HTTPsampler.Arguments" elementType="Arguments">
                <collectionProp name="Arguments.arguments">
                <elementProp name="" elementType="HTTPArgument">
                <stringProp name="Argument.value">%s</stringProp>
                <stringProp name="Argument.metadata">=</stringProp>
                </elementProp>
                </collectionProp>
                </elementProp>
                </HTTPSamplerProxy>
                <hashTree>%s</hashTree>
                """.formatted(port, path, BODY, children);
    }

    /** JMeter's own Java sampler, told to do nothing. */
    static String noOp(String children) {
        return """
                <JavaSampler guiclass="JavaTestSamplerGui" testclass="JavaSampler" testname="no-op">
                <elementProp name="arguments" elementType="Arguments">
                <collectionProp name="Arguments.arguments">
                <elementProp name="Sleep_Time" elementType="Argument">
                <stringProp name="Argument.name">Sleep_Time</stringProp>
                <stringProp name="Argument.value">0</stringProp>
                </elementProp>
                </collectionProp>
                </elementProp>
                <stringProp name="classname">org.apache.jmeter.protocol.java.test.JavaTest</stringProp>
                </JavaSampler>
                <hashTree>%s</hashTree>
                """.formatted(children);
    }

    static String arrivalSchedule(String schedule) {
        return component("ArrivalSchedule", "schedule", schedule);
    }

    static String thresholds(String rules) {
        return component("Thresholds", "rules", rules);
    }

    /** A component of the plugin with one field filled in. */
    private static String component(String name, String field, String value) {
        return """
                <io.writeproof.jmeter.%1$s guiclass="io.writeproof.jmeter.%1$sGui" \
                testclass="io.writeproof.jmeter.%1$s" testname="%1$s">
                <stringProp name="%1$s.%2$s">%3$s</stringProp>
                </io.writeproof.jmeter.%1$s>
                <hashTree/>
                """.formatted(name, field, value);
    }

    /** What {@code -l} adds to a plan. */
    static String sampleWriter(String file) {
        return """
                <ResultCollector guiclass="SimpleDataWriter" testclass="ResultCollector" testname="samples">
                <stringProp name="filename">%s</stringProp>
                </ResultCollector>
                <hashTree/>
                """.formatted(file);
    }

    static String constantThroughput(int perSecond) {
        return """
                <ConstantThroughputTimer guiclass="TestBeanGUI" testclass="ConstantThroughputTimer" testname="constant">
                <intProp name="calcMode">1</intProp>
                <stringProp name="throughput">%d</stringProp>
                </ConstantThroughputTimer>
                <hashTree/>
                """.formatted(60 * perSecond);
    }

    static String preciseThroughput(int perSecond, long seconds) {
        return """
                <PreciseThroughputTimer guiclass="TestBeanGUI" testclass="PreciseThroughputTimer" testname="precise">
                <stringProp name="throughput">%d</stringProp>
                <intProp name="throughputPeriod">1</intProp>
                <stringProp name="duration">%d</stringProp>
                <intProp name="batchSize">1</intProp>
                <intProp name="batchThreadDelay">0</intProp>
                <stringProp name="randomSeed">1</stringProp>
                </PreciseThroughputTimer>
                <hashTree/>
                """.formatted(perSecond, seconds);
    }

    /** Lets so many threads go on together. */
    static String meetingPoint(int threads) {
        return """
                <SyncTimer guiclass="TestBeanGUI" testclass="SyncTimer" testname="together">
                <intProp name="groupSize">%d</intProp>
                <longProp name="timeoutInMs">0</longProp>
                </SyncTimer>
                <hashTree/>
                """.formatted(threads);
    }
}
