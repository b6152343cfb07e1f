package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/** What can be used up in a run, of which both the use and the whole are stored. */
enum Resource {
    /** All of the generator's machine; service and database are in it when they run there. */
    PROCESSORS("processors") {
        @Override
        OptionalDouble use(JsonNode run, List<JsonNode> seconds) {
            return ratio(mean(seconds, "/machine/busy_cores"), Json.number(run.at("/environment/machine/cores")));
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
    },
    QUEUE("the service's queue") {
        @Override
        OptionalDouble use(JsonNode run, List<JsonNode> seconds) {
            return ratio(mean(seconds, "/target/queue_depth"), Json.number(run.at("/gateway/health/queue/capacity")));
        }
    };

    /** From here on waiting grows faster than the load does. */
    static final double FULL = 0.9;

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
        return seconds.stream()
                .map(second -> second.at(pointer))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::doubleValue)
                .average();
    }

    private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
        return part.isPresent() && whole.isPresent() && whole.getAsDouble() > 0
                ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
                : OptionalDouble.empty();
    }
}
