package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowShape;
import io.writeproof.write.InsertMethod;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Not a goal: from how many rows on {@code COPY} is faster than {@code UNNEST}, which is where the writer changes over. */
final class Crossover implements Chapter<Session> {

    private static final int[] SIZES = {8, 16, 32, 64};

    @Override
    public Set<String> goals() {
        return Set.of("crossover");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        session.out().println("\nSmall batches on one connection");
        StringBuilder table = new StringBuilder();
        for (RowShape shape : RowShape.values()) {
            try (Arena arena = Arena.open(session.server().connection(), shape)) {
                for (int rows : SIZES) {
                    Ratio ratio = compare(session, arena, rows);
                    table.append(String.format(
                            Locale.ROOT,
                            "  %-10s %3d rows  %5.2f  (%.2f to %.2f)%n",
                            shape,
                            rows,
                            ratio.median(),
                            ratio.lowest(),
                            ratio.highest()));
                }
            }
        }
        session.out().println("\nRows per second, COPY / UNNEST\n" + table);
        return List.of();
    }

    private static Ratio compare(Session session, Arena arena, int rows) throws Exception {
        try (Batches copy = new Batches(arena, InsertMethod.COPY_BINARY, rows, 1, session.pace());
                Batches unnest = new Batches(arena, InsertMethod.UNNEST, rows, 1, session.pace())) {
            return Rounds.run(List.of(copy, unnest), session.pace(), session.out())
                    .ratio(copy.name(), unnest.name(), Sample::rowsPerSecond);
        }
    }
}
