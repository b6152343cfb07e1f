package io.writeproof.jmeter;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import net.miginfocom.swing.MigLayout;
import org.apache.jmeter.gui.BindingGroup;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jorphan.gui.JFactory;

/**
 * A form for the properties of one element: rows of label, field and hint, in titled sections.
 *
 * <p>A field called {@code url} of the element {@code PostgresParity} edits the property {@code PostgresParity.url}.
 * Its label and hint are {@code url.displayName} and {@code url.shortDescription} in the resource bundle
 * {@code PostgresParityResources}, as JMeter's own TestBeans have it. Belongs to the event thread, like all of Swing.
 */
final class FormPanel extends JPanel {

    private static final long serialVersionUID = 1L;
    private static final int SQL_COLUMNS = 60;

    private final transient BindingGroup bindings;
    private final transient ResourceBundle texts;
    private final String element;
    private JPanel section;

    FormPanel(Class<? extends TestElement> element, BindingGroup bindings) {
        super(new MigLayout("fillx, wrap 1, insets 0", "[fill,grow]"));
        this.element = element.getSimpleName();
        this.bindings = bindings;
        this.texts = texts(element);
        this.section = new JPanel();
    }

    /** The element's name in menus and on top of its form. */
    static String title(Class<? extends TestElement> element) {
        return texts(element).getString("displayName");
    }

    /** Begins a section: the rows that follow share a frame with this title. */
    FormPanel section(String key) {
        section = new JPanel(new MigLayout("fillx, wrap 2, insets 2 4 2 4, gapy 0", "[140lp!][fill,grow]"));
        section.setBorder(BorderFactory.createTitledBorder(texts.getString(key + ".displayName")));
        add(section);
        return this;
    }

    /** Adds a field of one line. */
    FormPanel text(String name) {
        JTextField field = new JTextField();
        return row(name, field, field);
    }

    /** Adds a field whose content is not shown. The plan stores it as it is: prefer a function or property there. */
    FormPanel password(String name) {
        JPasswordField field = new JPasswordField();
        return row(name, field, field);
    }

    /** Adds a field of several lines in a fixed-width font. */
    FormPanel lines(String name, int rows) {
        JTextArea area = area(rows);
        return row(name, area, new JScrollPane(area));
    }

    /** Adds a field of several lines, and below it what its reader says to the text while it is typed. */
    FormPanel lines(String name, int rows, SyntaxNote.Reader reader) {
        JTextArea area = area(rows);
        JPanel areaAndNote = new JPanel(new BorderLayout(0, 4));
        areaAndNote.add(new JScrollPane(area), BorderLayout.CENTER);
        areaAndNote.add(new SyntaxNote(area, reader), BorderLayout.SOUTH);
        return row(name, area, areaAndNote);
    }

    /** Adds a field of several lines with a note, and a table beside it on a tab of its own that edits the same text. */
    FormPanel linesAndTable(String name, int rows, SyntaxNote.Reader reader, Function<JTextComponent, JTable> over) {
        JTextArea area = area(rows);
        JTable table = over.apply(area);
        table.putClientProperty("terminateEditOnFocusLost", true);
        JTabbedPane tabs = new JTabbedPane();
        tabs.addTab(texts.getString(name + ".text"), new JScrollPane(area));
        tabs.addTab(texts.getString(name + ".table"), new JScrollPane(table));
        JPanel tabsAndNote = new JPanel(new BorderLayout(0, 4));
        tabsAndNote.add(tabs, BorderLayout.CENTER);
        tabsAndNote.add(new SyntaxNote(area, reader), BorderLayout.SOUTH);
        table.setPreferredScrollableViewportSize(area.getPreferredScrollableViewportSize());
        return row(name, area, tabsAndNote);
    }

    private static JTextArea area(int rows) {
        JTextArea area = JFactory.tabMovesFocus(new JTextArea(rows, SQL_COLUMNS));
        area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, area.getFont().getSize()));
        return area;
    }

    private FormPanel row(String name, JTextComponent field, Component shown) {
        String hint = texts.getString(name + ".shortDescription");
        JLabel label = new JLabel(texts.getString(name + ".displayName"));
        label.setLabelFor(field);
        field.setToolTipText(hint);
        section.add(label, "aligny top, gaptop 4");
        section.add(shown, "wmin 200, hmin pref");
        section.add(JFactory.small(new JLabel(hint)), "skip 1, wmin 0, gapbottom 5");
        bindings.add(new TextBinding(field, element + "." + name));
        return this;
    }

    private static ResourceBundle texts(Class<?> element) {
        return ResourceBundle.getBundle(element.getName() + "Resources", Locale.ROOT, element.getClassLoader());
    }
}
