package io.writeproof.jmeter;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names, each as likely as its weight says. Immutable.
 *
 * @param entries at least one
 */
record WeightedChoice(List<Entry> entries) {

    /** A name and its weight, 1 or more. */
    record Entry(String name, int weight) {}

    /**
     * Reads entries such as {@code unique 7}: a name, which may have blanks, and a whole number.
     *
     * <p>A single text may have them all, with commas between them: what a property or another function gives is one parameter
     * of a function, whatever is in it.
     *
     * @throws IllegalArgumentException if one is anything else, or there is none
     */
    static WeightedChoice parse(List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one name with its weight, found none");
        }
        Stream<String> entries = texts.size() == 1 ? Arrays.stream(texts.get(0).split(",", -1)) : texts.stream();
        return new WeightedChoice(entries.map(WeightedChoice::entry).toList());
    }

    private static Entry entry(String text) {
        String entry = text.strip();
        int blank = entry.lastIndexOf(' ');
        String weight = entry.substring(blank + 1);
        if (blank < 0 || !weight.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "expected a name and a weight from 1 to 999999, such as \"unique 7\", found \"" + entry + "\"");
        }
        return new Entry(entry.substring(0, blank).strip(), Integer.parseInt(weight));
    }

    /** One of the names. */
    String draw(RandomGenerator random) {
        int left = random.nextInt(entries.stream().mapToInt(Entry::weight).sum());
        for (Entry entry : entries) {
            left -= entry.weight();
            if (left < 0) {
                return entry.name();
            }
        }
        throw new IllegalStateException("weights that do not add up: " + this);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return entries.stream()
                .map(entry -> entry.name() + " " + entry.weight())
                .collect(Collectors.joining(", "));
    }
}
