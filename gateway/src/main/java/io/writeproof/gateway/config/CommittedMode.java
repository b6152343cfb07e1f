package io.writeproof.gateway.config;

import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** For services whose answers need the commit. */
final class CommittedMode {

    private CommittedMode() {}

    /** Notes a write mode that answers before the commit as a problem; {@code reason} says why it is one. */
    static void require(ConfigSection root, String reason) {
        String mode = root.section("write").text("mode", "");
        boolean queued = Arrays.stream(WriteMode.values())
                .anyMatch(m -> m.label().equals(mode) && m.promise() == Promise.QUEUED);
        if (queued) {
            String committed = Arrays.stream(WriteMode.values())
                    .filter(m -> m.promise() == Promise.COMMITTED)
                    .map(WriteMode::label)
                    .collect(Collectors.joining(" or "));
            root.problem("write.mode", committed, "\"" + mode + "\"", reason);
        }
    }
}
