package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atLeast;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.bench.TargetServer;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.write.WriteMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** G4: {@code group-commit} against {@code sync} where each flush takes a millisecond more. */
final class SlowDiskGoals implements Chapter<Session> {

    private static final int[] CALLERS = {1, 4, 16, 64};
    private static final Duration DELAY = Duration.ofMillis(1);

    @Override
    public Set<String> goals() {
        return Set.of("G4");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        List<Finding> findings = new ArrayList<>();
        String runId = UuidCreator.getTimeOrderedEpoch().toString();
        try (TargetServer server = new TargetServer(session.choice().slowedBy(DELAY), runId);
                Arena arena = Arena.open(server.connection(), RowShape.WIDE)) {
            for (int callers : CALLERS) {
                findings.add(compare(session, arena, callers));
            }
        }
        return findings;
    }

    private static Finding compare(Session session, Arena arena, int callers) throws Exception {
        String with = callers == 1 ? "1 caller" : callers + " callers";
        session.out().println("\n" + with + ", each flush slower by " + DELAY.toMillis() + " ms");
        try (Callers sync = new Callers(arena, WriteMode.SYNC, callers, session.pace());
                Callers group = new Callers(arena, WriteMode.GROUP_COMMIT, callers, session.pace())) {
            Rounds rounds = Rounds.run(List.of(sync, group), session.pace(), session.out());
            String what = "group-commit / sync, rows/s, " + with + ", flush + 1 ms";
            Ratio ratio = rounds.ratio(group.name(), sync.name(), Sample::rowsPerSecond);
            return atLeast(callers == 64 ? 1.5 : 0.97, "G4", what, ratio);
        }
    }
}
