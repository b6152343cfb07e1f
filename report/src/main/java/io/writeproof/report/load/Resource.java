package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What can be used up in a run, of which both the use and the whole are stored.
 *
 * <p>Causes come before what they bring about: when the processors are full the queue grows, and when answers take long all
 * threads wait for one.
 */
enum Resource {
    /** All of the generator's machine; service and database are in it when they run there. What was stolen is not free. */
    PROCESSORS("processors") {
        @Override
        OptionalDouble use(JsonNode run, List<JsonNode> seconds) {
            return ratio(
                    mean(
                            seconds,
                            second -> Json.numberOrNaN(second.at("/machine/busy_cores"))
                                    + second.at("/machine/steal_cores").asDouble(0)),
                    Json.number(run.at("/environment/machine/cores")));
        }
    },
    QUEUE("the service's queue") {
        @Override
        OptionalDouble use(JsonNode run, List<JsonNode> seconds) {
            // What is measured there are the items in the tables of the orchestrations, which nothing bounds.
            boolean bounded = !run.path("suite").asText().startsWith("orchestration");
            return bounded
                    ? ratio(mean(seconds, "/target/queue_depth"), Json.number(run.at("/gateway/health/queue/capacity")))
                    : OptionalDouble.empty();
        }
    },
    /** Only where a schedule plans the requests: users of a closed loop are under way whenever they do not think. */
    THREADS("threads") {
        @Override
        OptionalDouble use(JsonNode run, List<JsonNode> seconds) {
            return mean(seconds, "/target_rate").isPresent()
                    ? ratio(mean(seconds, "/in_flight"), mean(seconds, "/threads"))
                    : OptionalDouble.empty();
        }
    };

    private final String title;

    Resource(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The mean part of it that was in use, about 0 to 1; empty when one of the two was not stored. */
    abstract OptionalDouble use(JsonNode run, List<JsonNode> seconds);

    /** The mean of what the seconds say there; empty when none says anything. */
    static OptionalDouble mean(List<JsonNode> seconds, String pointer) {
        return mean(seconds, second -> Json.numberOrNaN(second.at(pointer)));
    }

    /** The mean of those that have the figure, which is no number where it is missing. */
    static OptionalDouble mean(List<JsonNode> seconds, ToDoubleFunction<JsonNode> figure) {
        return seconds.stream().mapToDouble(figure).filter(Double::isFinite).average();
    }

    private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
        return part.isPresent() && whole.isPresent() && whole.getAsDouble() > 0
                ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
                : OptionalDouble.empty();
    }
}
