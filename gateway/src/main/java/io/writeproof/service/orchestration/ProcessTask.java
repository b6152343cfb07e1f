package io.writeproof.service.orchestration;

import java.time.Duration;

/**
 * The activity of the source provider's stress test: takes its time and gives back what it was given.
 *
 * @param delay how long it takes
 */
public record ProcessTask(Duration delay) implements Activity {

    static final String NAME = "ProcessTask";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(String input, Context context) {
        context.pause(delay);
        return "processed: " + input;
    }
}
