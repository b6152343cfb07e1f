package io.writeproof.jmeter;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of thread groups that carry the load of {@code judged.jmx}. */
enum LoadGroup {
    THREADS,
    OPEN_MODEL;

    private static final Pattern THREAD_GROUP = Pattern.compile("<ThreadGroup .*</ThreadGroup>", Pattern.DOTALL);
    private static final String OPEN_MODEL_GROUP = """
            <OpenModelThreadGroup guiclass="OpenModelThreadGroupGui" testclass="OpenModelThreadGroup" testname="load" enabled="true">
              <elementProp name="ThreadGroup.main_controller" elementType="OpenModelThreadGroupController"/>
              <stringProp name="OpenModelThreadGroup.schedule">rate(${__P(arrivals,100)}/s) random_arrivals(${__P(arrivals_for,1)} s) pause(${__P(rest,10)} s)</stringProp>
            </OpenModelThreadGroup>""";

    /**
     * The plan with its load in a group of this kind. An Open Model Thread Group of JMeter 5.6.3 counts its time from the start
     * of the test and interrupts its threads at the end of it, so nothing is set up before it.
     */
    String plan() throws IOException {
        String plan = JudgedRun.plan();
        return this == THREADS
                ? plan
                : THREAD_GROUP
                        .matcher(plan.replace(
                                "testname=\"prepare\" enabled=\"true\"", "testname=\"prepare\" enabled=\"false\""))
                        .replaceFirst(Matcher.quoteReplacement(OPEN_MODEL_GROUP));
    }
}
