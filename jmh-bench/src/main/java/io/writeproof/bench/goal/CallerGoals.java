package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atLeast;
import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.fixture.RowShape;
import io.writeproof.write.InsertMethod;
import io.writeproof.write.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** G1 to G3 and G5: {@code sync}, {@code group-commit} and {@code pgbench}, with 1 to 1000 callers. */
final class CallerGoals implements Chapter<Session> {

    private static final int[] CALLERS = {1, 4, 16, 64};
    private static final int MANY = 1_000;

    private static final String SYNC = WriteMode.SYNC.label();
    private static final String GROUP = WriteMode.GROUP_COMMIT.label();
    private static final String PGBENCH = "pgbench";

    /** By callers: what is asked of group-commit in rows and in the slowest hundredth, as parts of sync's. */
    private static final Map<Integer, Double> GROUP_RATE = Map.of(1, 1.0, 4, 1.0, 16, 1.8, 64, 4.0);

    private static final Map<Integer, Double> GROUP_P99 = Map.of(16, 0.35, 64, 0.15);

    @Override
    public Set<String> goals() {
        return Set.of("G1", "G2", "G3", "G5");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (Arena arena = Arena.open(session.server().connection(), RowShape.WIDE)) {
            for (int callers : CALLERS) {
                findings.addAll(compare(session, arena, callers));
            }
            findings.add(many(session, arena));
        }
        return findings;
    }

    private static List<Finding> compare(Session session, Arena arena, int callers) throws Exception {
        session.out()
                .println("\n" + (callers == 1 ? "1 caller" : callers + " callers") + ", one row and one commit each");
        List<Contender> contenders = new ArrayList<>();
        try (Callers sync = new Callers(arena, WriteMode.SYNC, callers, session.pace());
                Callers group = new Callers(arena, WriteMode.GROUP_COMMIT, callers, session.pace());
                InFlight inFlight = new InFlight(arena, callers, session.pace())) {
            contenders.addAll(List.of(sync, group, inFlight));
            if (session.pgbench().isPresent()) {
                contenders.add(new Pgbench(session.pgbench().get(), arena, callers, session.pace()));
            }
            Rounds rounds = Rounds.run(contenders, session.pace(), session.out());
            return findings(rounds, callers);
        }
    }

    private static List<Finding> findings(Rounds rounds, int callers) {
        List<Finding> findings = new ArrayList<>();
        String at = ", " + callers + (callers == 1 ? " caller" : " callers");
        if (rounds.has(PGBENCH)) {
            double rate = callers == 64 ? 0.95 : 0.97;
            findings.add(atLeast(rate, "G1", "sync / pgbench, rows/s" + at, rate(rounds, SYNC, PGBENCH)));
            findings.add(atMost(1.1, "G1", "sync / pgbench, p99" + at, p99(rounds, SYNC, PGBENCH)));
        }
        double rate = GROUP_RATE.getOrDefault(callers, 1.0);
        findings.add(atLeast(rate, "G2", "group-commit / sync, rows/s" + at, rate(rounds, GROUP, SYNC)));
        if (GROUP_P99.containsKey(callers)) {
            double p99 = GROUP_P99.get(callers);
            findings.add(atMost(p99, "G2", "group-commit / sync, p99" + at, p99(rounds, GROUP, SYNC)));
        }
        if (callers == 64 && rounds.has(PGBENCH)) {
            findings.add(atLeast(3, "G3", "group-commit / pgbench, rows/s" + at, rate(rounds, GROUP, PGBENCH)));
        }
        return findings;
    }

    private static Finding many(Session session, Arena arena) throws Exception {
        session.out().println("\n" + MANY + " callers, beside two connections that copy batches of " + MANY);
        try (Callers group = new Callers(arena, WriteMode.GROUP_COMMIT, MANY, session.pace());
                InFlight inFlight = new InFlight(arena, MANY, session.pace());
                Batches copy = new Batches(arena, InsertMethod.COPY_BINARY, MANY, 2, session.pace())) {
            Rounds rounds = Rounds.run(List.of(group, inFlight, copy), session.pace(), session.out());
            Ratio ratio = rate(rounds, inFlight.name(), copy.name());
            return atLeast(0.95, "G5", "group-commit, 1000 in flight / COPY on two connections", ratio);
        }
    }

    private static Ratio rate(Rounds rounds, String of, String to) {
        return rounds.ratio(of, to, Sample::rowsPerSecond);
    }

    private static Ratio p99(Rounds rounds, String of, String to) {
        return rounds.ratio(of, to, Sample::p99Micros);
    }
}
