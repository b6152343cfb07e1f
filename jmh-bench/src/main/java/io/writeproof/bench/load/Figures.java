package io.writeproof.bench.load;

import io.writeproof.bench.goal.Ratio;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Named figures, one of each per round, in the order in which they first came. Not thread-safe. */
final class Figures {

    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    void add(String name, double value) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** A figure over the rounds. */
    Ratio of(String name) {
        return Ratio.of(values(name));
    }

    /** The quotient of two figures: per round, and of these the median. */
    Ratio ratio(String of, String to) {
        double[] numerators = values(of);
        double[] denominators = values(to);
        double[] quotients = new double[numerators.length];
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = numerators[i] / denominators[i];
        }
        return Ratio.of(quotients);
    }

    private double[] values(String name) {
        return byName.getOrDefault(name, List.of(Double.NaN)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** One line per figure: its median, and how far the rounds lay apart. */
    void print(PrintStream out) {
        byName.keySet().forEach(name -> {
            Ratio figure = of(name);
            out.printf(
                    Locale.ROOT,
                    "  %-62s %10.2f  (%.2f to %.2f)%n",
                    name,
                    figure.median(),
                    figure.lowest(),
                    figure.highest());
        });
    }
}
