package io.writeproof.jmeter;

import javax.swing.JPasswordField;
import javax.swing.text.JTextComponent;
import org.apache.jmeter.gui.Binding;
import org.apache.jmeter.testelement.TestElement;

/** Keeps a text field and a property in step. An empty field removes the property, so that its default holds again. */
record TextBinding(JTextComponent field, String property) implements Binding {

    @Override
    public void updateElement(TestElement element) {
        String text = field instanceof JPasswordField password ? new String(password.getPassword()) : field.getText();
        if (text.isEmpty()) {
            element.removeProperty(property);
        } else {
            element.setProperty(property, text);
        }
    }

    @Override
    public void updateUi(TestElement element) {
        field.setText(element.getPropertyAsString(property));
        field.setCaretPosition(0);
    }
}
