package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every rule of the run with what it measured, and how far that is from its limit. */
final class GatesSection {

    /** {@code metric(labels) in phases >= limit}; the phases and what follows the limit may be missing. */
    private static final Pattern RULE = Pattern.compile(
            "(?:.*?\\)|[^\\s(]+)?(?:\\s+in\\s+(?<phases>[^<>=!]+?))?\\s*(?<sign>[<>]=?|==|!=)(?<rest>[^<>=]*)");

    private GatesSection() {}

    static Optional<Section> of(JsonNode run) {
        Table table = Table.of(
                "Gates",
                Column.text("Gate"),
                Column.text("Outcome"),
                Column.text("Phase"),
                Column.number("Value"),
                Column.number("Limit"),
                Column.number("Margin"));
        Json.items(run.path("gates")).forEach(gate -> row(table, gate));
        return table.isEmpty() ? Optional.empty() : Optional.of(new Section("gates", "Gates", table.html()));
    }

    private static void row(Table table, JsonNode gate) {
        String rule = gate.path("rule").asText();
        Matcher parts = RULE.matcher(rule);
        boolean readable = parts.matches();
        String phases = readable && parts.group("phases") != null ? parts.group("phases") : "all measured";
        Unit unit = Unit.of(gate.path("unit").asText());
        double actual = Json.numberOrNaN(gate.path("actual"));
        OptionalDouble limit = Json.number(gate.path("limit"));
        table.row(
                name(gate, rule),
                outcome(gate, rule),
                Cell.label(phases),
                Cell.number(unit.show(actual), actual),
                limit.isPresent()
                        ? Cell.number(
                                (readable ? shown(parts.group("sign")) + " " : "") + unit.show(limit.getAsDouble()),
                                limit.getAsDouble())
                        : Cell.text(Figures.NONE),
                readable && limit.isPresent()
                        ? margin(parts.group("sign"), actual, limit.getAsDouble())
                        : Cell.text(Figures.NONE));
    }

    private static Cell name(JsonNode gate, String rule) {
        return Cell.of(Markup.of(
                Markup.label(gate.path("name").asText()),
                Markup.element("code", Map.of("class", "rule"), Markup.label(rule))));
    }

    /** A rule without a limit only measures; it neither holds nor breaks. Nor does one that is not judged yet. */
    private static Cell outcome(JsonNode gate, String rule) {
        if (gate.path("passed").isNull()) {
            return Cell.of(Tone.MUTED.mark("open")).with(Tone.MUTED);
        }
        Tone tone = !gate.path("passed").asBoolean() ? Tone.BAD : rule.endsWith(" none") ? Tone.MUTED : Tone.GOOD;
        String word = switch (tone) {
            case BAD -> "broken";
            case MUTED -> "no limit";
            default -> "held";
        };
        return Cell.of(tone.mark(word)).with(tone);
    }

    private static String shown(String sign) {
        return switch (sign) {
            case "<=" -> "≤";
            case ">=" -> "≥";
            case "==" -> "=";
            case "!=" -> "≠";
            default -> sign;
        };
    }

    /** How much of the limit is left, or how much too much was used. */
    private static Cell margin(String sign, double actual, double limit) {
        boolean ordered = sign.startsWith("<") || sign.startsWith(">");
        if (!ordered || limit == 0 || !Double.isFinite(actual)) {
            return Cell.text(Figures.NONE);
        }
        double left = (sign.startsWith("<") ? limit - actual : actual - limit) / Math.abs(limit);
        double percent = 100 * Math.abs(left);
        String shown = String.format(Locale.ROOT, percent >= 99.95 ? "%,.0f %%" : "%.1f %%", percent);
        return Cell.number((left >= 0 ? "+" : "−") + shown, left).with(left >= 0 ? Tone.PLAIN : Tone.BAD);
    }

    /** How a gate's numbers are written. */
    private enum Unit {
        MILLISECONDS,
        RATIO,
        RATE,
        PLAIN;

        static Unit of(String unit) {
            return switch (unit) {
                case "ms" -> MILLISECONDS;
                case "ratio" -> RATIO;
                case "1/s" -> RATE;
                default -> PLAIN;
            };
        }

        String show(double number) {
            if (!Double.isFinite(number)) {
                return Figures.NONE;
            }
            return switch (this) {
                case MILLISECONDS -> Figures.ms(number) + " ms";
                case RATIO -> Figures.percent(number) + " %";
                case RATE -> Figures.rate(number) + " /s";
                case PLAIN -> Figures.of(number);
            };
        }
    }
}
