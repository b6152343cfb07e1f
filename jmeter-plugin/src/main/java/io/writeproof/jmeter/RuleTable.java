package io.writeproof.jmeter;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.threshold.Outline;
import io.writeproof.threshold.Outline.Span;
import io.writeproof.threshold.RuleParser;
import java.util.List;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import javax.swing.text.JTextComponent;

/**
 * The rules of a text field as a table, one row for each, and one more to add a rule. Belongs to the event thread.
 *
 * <p>Table and field show the same text: a cell is a piece of it, and to edit a cell is to edit that piece. While the text
 * does not parse, the table has no rows.
 */
final class RuleTable extends AbstractTableModel {

    private static final long serialVersionUID = 1L;
    private static final String NEW_RULE = "p99 <= none";

    private final transient JTextComponent field;
    private transient List<Outline> rules = List.of();
    private boolean parses;

    /** The parts of a rule. */
    private enum Column {
        NAME("Name", 130),
        SUBJECT("Metric and scope", 250),
        COMPARISON("Is", 40),
        LIMIT("Limit", 200),
        TERMS("After, for, with, abort", 190);

        private final String title;
        private final int width;

        Column(String title, int width) {
            this.title = title;
            this.width = width;
        }

        Span of(Outline rule) {
            return switch (this) {
                case NAME -> rule.name();
                case SUBJECT -> rule.subject();
                case COMPARISON -> rule.comparison();
                case LIMIT -> rule.limit();
                case TERMS -> rule.terms();
            };
        }
    }

    RuleTable(JTextComponent field) {
        this.field = field;
        TextChange.of(field, this::read);
        read();
    }

    /** A table of the rules in a field; its columns share the width there is as their content does. */
    static JTable over(JTextComponent field) {
        JTable table = new JTable(new RuleTable(field));
        for (int i = 0; i < Column.values().length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(Column.values()[i].width);
        }
        return table;
    }

    private void read() {
        try {
            rules = RuleParser.draft(SyntaxNote.withNumbers(field.getText())).rules();
            parses = true;
        } catch (SyntaxException e) {
            // The note below the field says what is wrong.
            rules = List.of();
            parses = false;
        }
        fireTableDataChanged();
    }

    @Override
    public int getRowCount() {
        return parses ? rules.size() + 1 : 0;
    }

    @Override
    public int getColumnCount() {
        return Column.values().length;
    }

    @Override
    public String getColumnName(int column) {
        return Column.values()[column].title;
    }

    @Override
    public boolean isCellEditable(int row, int column) {
        return true;
    }

    @Override
    public String getValueAt(int row, int column) {
        return row == rules.size()
                ? ""
                : Column.values()[column].of(rules.get(row)).of(field.getText());
    }

    /** Changes the text of the field, which then is read again. A row whose metric is emptied is taken out. */
    @Override
    public void setValueAt(Object value, int row, int column) {
        String cell = String.valueOf(value).strip();
        if (row >= getRowCount() || cell.equals(getValueAt(row, column))) {
            return;
        }
        String text = field.getText();
        if (row == rules.size()) {
            String rule = changed(NEW_RULE, RuleParser.draft(NEW_RULE).rules().get(0), Column.values()[column], cell);
            field.setText(text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + rule + "\n");
        } else {
            Outline rule = rules.get(row);
            String changed = changed(text, rule, Column.values()[column], cell);
            field.setText(text.substring(0, rule.whole().start())
                    + changed
                    + text.substring(rule.whole().end()));
        }
    }

    /** The rule with another content of one column. */
    private static String changed(String text, Outline rule, Column column, String cell) {
        StringBuilder changed = new StringBuilder();
        for (Column each : Column.values()) {
            String part = each == column ? cell : each.of(rule).of(text);
            if (each == Column.SUBJECT && part.isEmpty()) {
                return "";
            }
            changed.append(part).append(part.isEmpty() ? "" : each == Column.NAME ? ": " : " ");
        }
        return changed.toString().strip();
    }
}
