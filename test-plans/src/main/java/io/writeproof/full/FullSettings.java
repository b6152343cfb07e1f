package io.writeproof.full;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.runner.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run. Immutable.
 *
 * @param root of the repository
 * @param pace how much of it
 * @param plans the load plans; none = benchmarks only
 * @param out where the report's directory is made
 * @param database a server of the user's; absent = an embedded one
 */
record FullSettings(Path root, Pace pace, List<Plan> plans, Path out, Optional<ConnectionSettings> database) {

    FullSettings {
        plans = List.copyOf(plans);
    }
}
