package io.writeproof.jmeter;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Tells of every change of a field's text. Belongs to the event thread. */
record TextChange(Runnable listener) implements DocumentListener {

    static void of(JTextComponent field, Runnable listener) {
        field.getDocument().addDocumentListener(new TextChange(listener));
    }

    @Override
    public void insertUpdate(DocumentEvent change) {
        listener.run();
    }

    @Override
    public void removeUpdate(DocumentEvent change) {
        listener.run();
    }

    @Override
    public void changedUpdate(DocumentEvent change) {
        // Only styles changed.
    }
}
