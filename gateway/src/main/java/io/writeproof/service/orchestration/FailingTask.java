package io.writeproof.service.orchestration;

/** Fails as often as its input says, and is done then: for tests of failures. */
public record FailingTask() implements Activity {

    static final String NAME = "FailingTask";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(String input, Context context) throws ActivityFailedException {
        if (context.attempt() <= Integer.parseInt(input)) {
            throw new ActivityFailedException("failed because the input asked for it");
        }
        return "done at attempt " + context.attempt();
    }
}
