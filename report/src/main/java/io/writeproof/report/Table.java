package io.writeproof.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table that the page's script makes sortable, and that scrolls by itself on a narrow screen.
 *
 * <p>The first cell of each row is its heading. Not thread-safe.
 */
public final class Table {

    private final String caption;
    private final List<Column> columns;
    private final List<Markup> rows = new ArrayList<>();

    private Table(String caption, List<Column> columns) {
        this.caption = caption;
        this.columns = columns;
    }

    /**
     * A table without rows.
     *
     * @param caption what it shows, for those who do not see it; unique in the page
     */
    public static Table of(String caption, Column... columns) {
        return new Table(caption, List.copyOf(Arrays.asList(columns)));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when there is not a cell for each column
     */
    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    caption + ": expected " + columns.size() + " cells, found " + cells.length);
        }
        List<Markup> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(cells[i].html(columns.get(i), i == 0 ? "th" : "td"));
        }
        rows.add(Markup.element("tr", Markup.join(row)));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, or nothing when it has no rows. */
    public Markup html() {
        if (rows.isEmpty()) {
            return Markup.NONE;
        }
        return Markup.element(
                "div",
                Map.of("class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption),
                Markup.element(
                        "table",
                        Map.of("class", "sortable"),
                        Markup.element("caption", Markup.text(caption)),
                        Markup.element("thead", groups(), titles()),
                        Markup.element("tbody", Markup.join(rows))));
    }

    private Markup titles() {
        return Markup.element(
                "tr", Markup.join(columns.stream().map(Column::html).toList()));
    }

    /** A line above the titles, for columns that belong together. */
    private Markup groups() {
        if (columns.stream().allMatch(column -> column.group.isEmpty())) {
            return Markup.NONE;
        }
        List<Markup> cells = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= columns.size(); i++) {
            if (i == columns.size() || !columns.get(i).group.equals(columns.get(from).group)) {
                cells.add(group(columns.get(from).group, i - from));
                from = i;
            }
        }
        return Markup.element("tr", Map.of("class", "groups"), Markup.join(cells));
    }

    private static Markup group(String name, int columns) {
        Map<String, String> span = Map.of("colspan", Integer.toString(columns));
        if (name.isEmpty()) {
            return Markup.element("td", span);
        }
        Map<String, String> attributes = new TreeMap<>(span);
        attributes.put("scope", "colgroup");
        return Markup.element("th", attributes, Markup.text(name));
    }

    /**
     * A column.
     *
     * @param title with the unit, if all its numbers have the same
     * @param group what it and its neighbours have in common; empty for nothing
     * @param content what its cells hold
     */
    public record Column(String title, String group, Content content) {

        public static Column text(String title) {
            return new Column(title, "", Content.TEXT);
        }

        public static Column number(String title) {
            return new Column(title, "", Content.NUMBER);
        }

        public Column in(String group) {
            return new Column(title, group, content);
        }

        private Markup html() {
            return Markup.element("th", Map.of("scope", "col", "class", content.style), Markup.text(title));
        }
    }

    /** What cells hold. */
    public enum Content {
        TEXT("text"),
        NUMBER("number"),
        /** Neither is it compared. */
        PICTURE("picture");

        private final String style;

        Content(String style) {
            this.style = style;
        }
    }

    /**
     * A cell.
     *
     * @param body what it shows
     * @param order what it is sorted by; empty = what it shows
     * @param tone how it stands out
     */
    public record Cell(Markup body, String order, Tone tone) {

        /** An empty cell. */
        public static final Cell NONE = of(Markup.NONE);

        public static Cell of(Markup body) {
            return new Cell(body, "", Tone.PLAIN);
        }

        public static Cell text(String text) {
            return of(Markup.text(text));
        }

        public static Cell label(String label) {
            return of(Markup.label(label));
        }

        /** A number as it is shown, sorted by its size. */
        public static Cell number(String shown, double value) {
            return new Cell(Markup.text(shown), Double.isFinite(value) ? Double.toString(value) : "", Tone.PLAIN);
        }

        public static Cell count(long number) {
            return number(Figures.count(number), (double) number);
        }

        /** A time in milliseconds; a dash when it is no number. */
        public static Cell ms(double milliseconds) {
            return number(Figures.ms(milliseconds), milliseconds);
        }

        public Cell with(Tone other) {
            return new Cell(body, order, other);
        }

        private Markup html(Column column, String element) {
            Map<String, String> attributes = new TreeMap<>();
            attributes.put("class", (column.content.style + " " + tone.style()).strip());
            if (!order.isEmpty()) {
                attributes.put("data-order", order);
            }
            if (element.equals("th")) {
                attributes.put("scope", "row");
            }
            return Markup.element(element, attributes, body);
        }
    }
}
