package io.writeproof.results.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text of Markdown, piece by piece. Not thread-safe.
 *
 * <p>What is added may be Markdown itself; text from elsewhere goes through {@link #plain}.
 */
public final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** Text on one line, with whatever Markdown or HTML would understand escaped but the bar, which tables escape. */
    public static String plain(String content) {
        return content.replaceAll("[\\\\`*\\[\\]<]", "\\\\$0")
                .replaceAll("\\s+", " ")
                .strip();
    }

    public Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    public Markdown paragraph(String content) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(content).append('\n');
        return this;
    }

    public Markdown list(List<String> items) {
        return items.isEmpty()
                ? this
                : paragraph(items.stream().map(i -> "- " + i).collect(Collectors.joining("\n")));
    }

    public Markdown table(List<String> columns, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(columns)).append('\n').append(row(rule(columns)));
        rows.forEach(row ->
                table.append('\n').append(row(row.stream().map(Markdown::cell).toList())));
        return paragraph(table.toString());
    }

    public Markdown code(List<String> lines) {
        return paragraph("```\n" + String.join("\n", lines) + "\n```");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> rule(List<String> columns) {
        return columns.stream().map(column -> "---").toList();
    }

    /** A bar or a line feed would end the cell. */
    private static String cell(String content) {
        return content.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
