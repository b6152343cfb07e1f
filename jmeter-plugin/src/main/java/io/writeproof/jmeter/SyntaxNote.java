package io.writeproof.jmeter;

import io.writeproof.syntax.SyntaxException;
import java.awt.Color;
import java.awt.Font;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;

/**
 * Says below a text field what its text means, or where it does not parse. Belongs to the event thread.
 *
 * <p>Functions and variables have no value yet while a plan is edited. Each counts as a number of the same length, so
 * that offsets stay right; a line that does not parse so either is left to the start of the test.
 */
final class SyntaxNote extends JTextArea {

    private static final long serialVersionUID = 1L;
    private static final Color PROBLEM = new Color(0xC0392B);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}]*}");

    private final transient Reader reader;

    /** Reads a text of the language. */
    @FunctionalInterface
    interface Reader {
        /**
         * Says in a few words what the text means.
         *
         * @throws SyntaxException when it does not parse
         */
        String summary(String text);
    }

    SyntaxNote(JTextComponent field, Reader reader) {
        this.reader = reader;
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setFont(new Font(Font.MONOSPACED, Font.PLAIN, field.getFont().getSize()));
        TextChange.of(field, () -> read(field.getText()));
        read(field.getText());
    }

    private void read(String text) {
        try {
            String summary = reader.summary(withNumbers(text));
            boolean known = !REFERENCE.matcher(text).find();
            say(known ? summary : "parses, each ${…} taken as a number", UIManager.getColor("Label.foreground"));
        } catch (SyntaxException e) {
            if (text.isBlank()) {
                say("", PROBLEM);
            } else if (hasReference(text, e.line())) {
                say(
                        "line " + e.line() + " is read when the test starts, because of ${…}",
                        UIManager.getColor("Label.foreground"));
            } else {
                say(e.explain(), PROBLEM);
            }
        }
    }

    private static boolean hasReference(String text, int line) {
        return text.lines().skip(line - 1).findFirst().stream()
                .anyMatch(found -> REFERENCE.matcher(found).find());
    }

    private void say(String note, Color color) {
        setForeground(color);
        setText(note);
    }

    /** References may contain references, so the innermost are replaced until there is none. */
    static String withNumbers(String text) {
        String replaced = text;
        Matcher reference = REFERENCE.matcher(replaced);
        while (reference.find()) {
            replaced = reference.replaceFirst("1".repeat(reference.end() - reference.start()));
            reference = REFERENCE.matcher(replaced);
        }
        return replaced;
    }
}
