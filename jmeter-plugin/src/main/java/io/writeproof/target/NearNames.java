package io.writeproof.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
final class NearNames {

    private static final int MOST = 5;

    private NearNames() {}

    /** The names nearest to the one wanted, nearest first; none that differs in more than half of its letters. */
    static List<String> of(String wanted, Collection<String> names) {
        Comparator<String> nearest = Comparator.comparingInt(name -> distance(wanted, name));
        return names.stream()
                .filter(name -> distance(wanted, name) <= Math.max(wanted.length(), name.length()) / 2)
                .sorted(nearest.thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Zero when one contains the other, else the edit distance of Levenshtein (1966), without regard to case. */
    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        return left.contains(right) || right.contains(left) ? 0 : levenshtein(left, right);
    }

    private static int levenshtein(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
