package io.writeproof.jmeter;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jmeter.gui.AbstractJMeterGuiComponent;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.visualizers.backend.BackendListenerGui;
import org.apache.jmeter.visualizers.backend.influxdb.InfluxdbBackendListenerClient;

/**
 * An element of the plugin and the form in which it is edited.
 *
 * @param gui the class of the form
 * @param blank makes an element that has nothing set
 * @param fresh makes one as it comes into a plan
 */
record EditedElement(
        Class<? extends AbstractJMeterGuiComponent> gui, Supplier<TestElement> blank, Supplier<TestElement> fresh) {

    /** Every element of the plugin. That for InfluxDB has JMeter's own form, which makes the element that it extends. */
    static Stream<EditedElement> all() {
        Stream<EditedElement> own = PluginGuis.all()
                .map(gui -> new EditedElement(
                        gui,
                        () -> PluginGuis.create(gui).makeTestElement(),
                        () -> PluginGuis.create(gui).createTestElement()));
        return Stream.concat(
                own,
                Stream.of(new EditedElement(BackendListenerGui.class, InfluxdbListener::new, EditedElement::influxdb)));
    }

    private static TestElement influxdb() {
        InfluxdbListener element = new InfluxdbListener();
        element.setName("InfluxDB");
        element.setClassname(InfluxdbBackendListenerClient.class.getName());
        element.setQueueSize("7");
        element.getArguments().addArgument(InfluxdbListener.URL, "${__P(influxdb_url,)}");
        BackendListenerGui form = new BackendListenerGui();
        form.configure(element);
        form.modifyTestElement(element); // adds the other parameters of its client
        return element;
    }

    /** A form of its own for each caller. */
    AbstractJMeterGuiComponent form() {
        return PluginGuis.create(gui);
    }

    /** Has the form show a text in each field: to JMeter a choice that belongs to an empty field is none. */
    void write(AbstractJMeterGuiComponent form) {
        form.configure(fresh.get());
        FormControl.of(form).stream()
                .filter(FormControl.Field.class::isInstance)
                .forEach(field -> field.change("written"));
    }

    /** An element with another value in each control of its form than it came with. */
    TestElement filled() {
        AbstractJMeterGuiComponent form = form();
        form.configure(fresh.get());
        List<FormControl> controls = FormControl.of(form);
        for (int i = 0; i < controls.size(); i++) {
            controls.get(i).change("${field_" + i + "}");
        }
        return elementOf(form);
    }

    /** What the form makes of what it shows. */
    TestElement elementOf(AbstractJMeterGuiComponent form) {
        TestElement element = blank.get();
        form.modifyTestElement(element);
        return element;
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return blank.get().getClass().getSimpleName();
    }
}
