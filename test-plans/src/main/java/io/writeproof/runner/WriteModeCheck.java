package io.writeproof.runner;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.write.WriteMode;

/** Refuses a service that writes otherwise than asked: a baseline must never become something else unseen. Stateless. */
final class WriteModeCheck {

    private WriteModeCheck() {}

    static void require(WriteMode asked, Health health) {
        health.writeMode().filter(effective -> !effective.equals(asked.label())).ifPresent(effective -> {
            throw new RunRefusedException(new Problem(
                    "--variant",
                    "expected a service in write mode " + asked.label() + ", found that it writes " + effective,
                    "correct the service's configuration, or ask for --variant " + effective));
        });
    }
}
