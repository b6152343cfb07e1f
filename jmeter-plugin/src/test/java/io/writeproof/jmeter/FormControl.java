package io.writeproof.jmeter;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JTabbedPane;
import javax.swing.JToggleButton;
import javax.swing.text.JTextComponent;

/** A control of a form that has a value which a person can change. */
sealed interface FormControl {

    /** What it shows. */
    Object value();

    /** Gives it another value; the text, where it takes any. */
    void change(String text);

    /** A field of text. */
    record Field(JTextComponent component) implements FormControl {
        @Override
        public Object value() {
            return component.getText();
        }

        @Override
        public void change(String text) {
            component.setText(text);
        }
    }

    /** A check box or the like. */
    record Box(JToggleButton component) implements FormControl {
        @Override
        public Object value() {
            return component.isSelected();
        }

        @Override
        public void change(String text) {
            component.setSelected(!component.isSelected());
        }
    }

    /** A choice of several values: the next one. */
    record Choice(JComboBox<?> component) implements FormControl {
        @Override
        public Object value() {
            return String.valueOf(component.getSelectedItem());
        }

        @Override
        public void change(String text) {
            component.setSelectedIndex((component.getSelectedIndex() + 1) % component.getItemCount());
        }
    }

    /** Those of a form in a fixed order, whichever of its tabs is in front. */
    static List<FormControl> of(Container form) {
        List<FormControl> controls = new ArrayList<>();
        for (Component child : form.getComponents()) {
            if (child instanceof JTextComponent field) {
                Stream.of(field)
                        .filter(JTextComponent::isEditable)
                        .map(Field::new)
                        .forEach(controls::add);
            } else if (child instanceof JToggleButton box) {
                controls.add(new Box(box));
            } else if (child instanceof JComboBox<?> choice) {
                controls.add(new Choice(choice));
            } else if (child instanceof Container inner && (inner.isVisible() || form instanceof JTabbedPane)) {
                controls.addAll(of(inner));
            }
        }
        return controls;
    }

    /** What all of them show. */
    static List<Object> values(Container form) {
        return of(form).stream().map(FormControl::value).toList();
    }
}
