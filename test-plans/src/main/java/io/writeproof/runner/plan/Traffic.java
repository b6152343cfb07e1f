package io.writeproof.runner.plan;

import java.time.Duration;
import java.util.List;

/** What may be asked of the plans of one system, and what it comes to. Implementations are stateless. */
interface Traffic {

    /** The options of its plans. */
    List<Parameter> parameters();

    /** From the first request to the last one, at most. */
    Duration length(PlanValues values);

    /** The load for people, in a few words. */
    String text(PlanValues values);

    /** The gates whose figures a table of several runs shows, the most important one first. */
    default List<String> figures() {
        return List.of();
    }

    /** The longest that the service keeps back what it has acknowledged, besides what its write mode takes. */
    default Duration held(GatewaySettings settings) {
        return Duration.ZERO;
    }

    /** What helps when requests go out late, in the words of the options. */
    String relief();

    /** What gives more samples, in the words of the options. */
    String more();
}
