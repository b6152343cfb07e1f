package io.writeproof.jmeter;

import java.awt.Font;
import java.awt.Frame;
import javax.swing.JDialog;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.apache.jmeter.gui.GuiPackage;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal would show of a run, in a window beside JMeter's: who starts a run there with the mouse sees no terminal.
 *
 * <p>One window for all runs, which has the text of the last one, takes no focus and blocks nothing. Confined to the event
 * thread, but for {@link #tell}.
 */
final class VerdictWindow {

    private static final int COLUMNS = 82;
    private static final int ROWS = 36;

    private static @Nullable VerdictWindow window;

    private final JDialog dialog;
    private final JTextArea text = text();

    private VerdictWindow(Frame owner) {
        dialog = new JDialog(owner);
        dialog.setAutoRequestFocus(false);
        dialog.setContentPane(new JScrollPane(text));
        dialog.pack();
        dialog.setLocationRelativeTo(owner);
    }

    /** Shows it, in place of what was told before; nothing happens when JMeter has no window. To be called from any thread. */
    static void tell(String title, String text) {
        GuiPackage jmeter = GuiPackage.getInstance();
        if (jmeter != null) {
            SwingUtilities.invokeLater(() -> of(jmeter.getMainFrame()).show(title, text));
        }
    }

    private static VerdictWindow of(Frame owner) {
        VerdictWindow known = window;
        if (known == null) {
            known = new VerdictWindow(owner);
            window = known;
        }
        return known;
    }

    private void show(String title, String told) {
        dialog.setTitle(title);
        text.setText(told);
        text.setCaretPosition(0);
        dialog.setVisible(true);
    }

    private static JTextArea text() {
        JTextArea text = new JTextArea(ROWS, COLUMNS);
        text.setEditable(false);
        text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, text.getFont().getSize()));
        return text;
    }
}
