package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atLeast;
import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.fixture.RowShape;
import io.writeproof.write.InsertMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** G6, G7 and G11: batches against what the server can do alone, their processor time, and a rejected row among them. */
final class BatchGoals implements Chapter<Session> {

    private static final int[] SIZES = {100, 1_000};

    @Override
    public Set<String> goals() {
        return Set.of("G6", "G7", "G11");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (Arena arena = Arena.open(session.server().connection(), RowShape.WIDE)) {
            for (int rows : SIZES) {
                findings.addAll(compare(session, arena, rows));
            }
            if (session.psql().isPresent()) {
                findings.add(compareWithPsql(session, arena, session.psql().get()));
            }
            findings.add(compareWithRejections(session, arena));
        }
        return findings;
    }

    private static List<Finding> compare(Session session, Arena arena, int rows) throws Exception {
        session.out().println("\nOne connection, a commit for every " + rows + " rows");
        List<Finding> findings = new ArrayList<>();
        try (Batches copy = new Batches(arena, InsertMethod.COPY_BINARY, rows, 1, session.pace());
                Batches unnest = new Batches(arena, InsertMethod.UNNEST, rows, 1, session.pace());
                Batches library =
                        new Batches(arena, "pgbulkinsert", new PgBulkInsertBatch(arena), rows, 1, session.pace());
                Batches rewritten = new Batches(arena, InsertMethod.REWRITTEN_BATCH, rows, 1, session.pace());
                ServerLimit limit = new ServerLimit(arena, rows, session.pace())) {
            Rounds rounds = Rounds.run(List.of(copy, library, unnest, rewritten, limit), session.pace(), session.out());
            String of = "batches of " + rows + " / ";
            findings.add(atLeast(1, "G6", of + "the server alone", rate(rounds, copy, limit)));
            findings.add(atLeast(1.4, "G6", of + "rewritten batches", rate(rounds, copy, rewritten)));
            findings.add(atLeast(0.95, "G6", of + "the library pgbulkinsert", rate(rounds, copy, library)));
            if (rows == 1_000) {
                Ratio client = rounds.figure(copy.name(), Sample::clientMicrosPerRow);
                Ratio both = rounds.figure(copy.name(), s -> s.clientMicrosPerRow() + s.serverMicrosPerRow());
                findings.add(atMost(0.8, "G7", "processor time per row in us, client", client));
                findings.add(atMost(11.5, "G7", "processor time per row in us, client and server", both));
            }
        }
        return findings;
    }

    private static Finding compareWithPsql(Session session, Arena arena, PeerProgram program) throws Exception {
        session.out().println("\nOne connection: a commit for every 1000 rows, beside one commit for 100 000");
        try (Batches copy = new Batches(arena, InsertMethod.COPY_BINARY, 1_000, 1, session.pace());
                PsqlCopy psql = new PsqlCopy(program, arena)) {
            Rounds rounds = Rounds.run(List.of(copy, psql), session.pace(), session.out());
            return atLeast(0.95, "G6", "batches of 1000 / psql \\copy binary", rate(rounds, copy, psql));
        }
    }

    private static Finding compareWithRejections(Session session, Arena arena) throws Exception {
        session.out().println("\nBatches of 1000 through a write path, with and without a row that is rejected");
        try (Rejections none = new Rejections(arena, 0, session.pace());
                Rejections one = new Rejections(arena, 1, session.pace())) {
            Rounds rounds = Rounds.run(List.of(none, one), session.pace(), session.out());
            Ratio ratio = rounds.ratio(one.name(), none.name(), s -> s.latency().getMean());
            return atMost(1.6, "G11", "time of a batch with one rejected row / a clean batch", ratio);
        }
    }

    private static Ratio rate(Rounds rounds, Contender of, Contender to) {
        return rounds.ratio(of.name(), to.name(), Sample::rowsPerSecond);
    }
}
