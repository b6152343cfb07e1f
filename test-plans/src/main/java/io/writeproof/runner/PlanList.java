package io.writeproof.runner;

import io.writeproof.runner.option.LineBreaks;
import io.writeproof.runner.plan.Parameter;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Value.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The plans for people: what each is for, and the options that it is run with by itself. Stateless. */
final class PlanList {

    private static final int COLUMNS = 80;
    private static final int GAP = 2;

    private PlanList() {}

    /** A table of at most 80 columns. */
    static String of(List<Plan> plans) {
        int margin = GAP
                + plans.stream().mapToInt(plan -> plan.label().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Plan plan : plans) {
            String label = plan.label();
            List<String> lines = new ArrayList<>(LineBreaks.inText(plan.purpose(), COLUMNS - margin));
            lines.addAll(LineBreaks.between(defaults(plan), COLUMNS - margin));
            for (String line : lines) {
                table.append(label)
                        .append(" ".repeat(margin - label.length()))
                        .append(line)
                        .append('\n');
                label = "";
            }
        }
        return table.toString();
    }

    private static List<String> defaults(Plan plan) {
        Stream<String> options = plan.service().parameters().stream()
                .filter(parameter -> hasDefault(parameter, plan))
                .map(parameter -> parameter.option() + " " + parameter.defaultOf(plan));
        return Stream.concat(options, Stream.of(PlanUsage.VARIANT + " " + plan.defaultMode()))
                .toList();
    }

    private static boolean hasDefault(Parameter parameter, Plan plan) {
        Role role = parameter.value().role();
        return role != Role.SWITCH
                && role != Role.SECRET
                && !parameter.defaultOf(plan).isEmpty();
    }
}
