package io.writeproof.results.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In what two rows of one key differ that must be equal: unit, threads, the times that JMH measured for. Stateless. */
final class RowDifferences {

    private static final int NAMED = 5;

    private RowDifferences() {}

    /** The differences in a sentence; empty when there are none. */
    static String between(MeasuredRow one, String oneSide, MeasuredRow other, String otherSide) {
        List<String> differences = LoadDifferences.between(facts(one), oneSide, facts(other), otherSide);
        return differences.isEmpty() ? "" : "row " + one.key() + ": " + String.join(", ", differences);
    }

    /**
     * Refuses rows that differ.
     *
     * @param differences sentences, some of them empty
     * @throws NotComparableException naming the first ones that are not
     */
    static void require(List<String> differences) {
        List<String> found =
                differences.stream().filter(line -> !line.isEmpty()).toList();
        if (!found.isEmpty()) {
            throw new NotComparableException("not comparable: "
                    + found.stream().limit(NAMED).collect(Collectors.joining("; "))
                    + (found.size() > NAMED ? "; and " + (found.size() - NAMED) + " rows more" : "")
                    + "; measure both sides in the same way");
        }
    }

    private static Map<String, String> facts(MeasuredRow row) {
        Map<String, String> facts = new TreeMap<>(row.conditions());
        facts.put("unit", row.unit());
        return facts;
    }
}
