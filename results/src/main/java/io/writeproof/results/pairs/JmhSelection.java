package io.writeproof.results.pairs;

import io.writeproof.results.compare.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The arguments that have JMH run some rows only: their benchmarks, with the values that their parameters have.
 * Benchmarks and parameters are chosen apart, so that a combination of two rows may be run besides.
 *
 * @param benchmarks full names
 * @param parameters values by name
 */
record JmhSelection(Set<String> benchmarks, Map<String, Set<String>> parameters) {

    private static final String PARAMETER = "-p";

    /** The selection of rows, whose labels are {@code package.Class.method:name=value,name=value}. */
    static JmhSelection of(Collection<RowKey> rows) {
        Set<String> benchmarks = new LinkedHashSet<>();
        Map<String, Set<String>> parameters = new LinkedHashMap<>();
        for (RowKey row : rows) {
            String[] label = row.label().split(":", 2);
            benchmarks.add(label[0]);
            for (String parameter : label.length == 2 ? label[1].split(",") : new String[0]) {
                String[] pair = parameter.split("=", 2);
                parameters
                        .computeIfAbsent(pair[0], name -> new LinkedHashSet<>())
                        .add(pair[pair.length - 1]);
            }
        }
        return new JmhSelection(benchmarks, parameters);
    }

    /**
     * These arguments, so that nothing else is run. What they include stays and all else is excluded, because nobody
     * but JMH knows which of them are benchmarks and which are values of options.
     */
    List<String> within(List<String> arguments) {
        List<String> narrowed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean apart = argument.equals(PARAMETER) && i + 1 < arguments.size();
            String parameter = apart ? arguments.get(++i) : argument.replaceFirst("^" + PARAMETER + "(?=\\w+=)", "");
            boolean replaced = (apart || !parameter.equals(argument)) && parameters.containsKey(nameOf(parameter));
            if (!replaced) {
                narrowed.addAll(apart ? List.of(PARAMETER, parameter) : List.of(argument));
            }
        }
        parameters.forEach(
                (name, values) -> narrowed.addAll(List.of(PARAMETER, name + "=" + String.join(",", values))));
        narrowed.addAll(List.of("-e", "^(?!(?:" + quoted() + ")$)"));
        return narrowed;
    }

    private static String nameOf(String parameter) {
        return parameter.split("=", 2)[0];
    }

    private String quoted() {
        return benchmarks.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
