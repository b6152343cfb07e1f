package io.writeproof.full;

import java.util.List;

/**
 * What the database says about a load plan. Immutable.
 *
 * @param plan its label
 * @param notes what could not be measured, and why
 * @param tables the server's statistics
 * @param statements the hot statements with their execution plans
 */
record DatabaseFigures(String plan, List<String> notes, List<DataTable> tables, List<Explained> statements) {

    DatabaseFigures {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
        statements = List.copyOf(statements);
    }

    /**
     * A statement and how the server executed it.
     *
     * @param title what it does
     * @param lines of {@code EXPLAIN (ANALYZE, BUFFERS)}, or one that says why there is none
     */
    record Explained(String title, List<String> lines) {

        Explained {
            lines = List.copyOf(lines);
        }
    }
}
