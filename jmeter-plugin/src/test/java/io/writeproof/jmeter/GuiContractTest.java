package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.text.JTextComponent;
import org.apache.jmeter.gui.AbstractJMeterGuiComponent;
import org.apache.jmeter.save.SaveService;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.property.PropertyIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JMeter expects of every form and its element. */
class GuiContractTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    static Stream<Class<? extends AbstractJMeterGuiComponent>> guis() {
        return PluginGuis.all();
    }

    @Test
    void everyGuiHasANameOfItsOwn() {
        assertThat(guis().map(PluginGuis::create)).isNotEmpty();
        assertThat(guis().map(PluginGuis::create).map(AbstractJMeterGuiComponent::getStaticLabel))
                .doesNotHaveDuplicates();
        assertThat(guis().map(PluginGuis::create).map(AbstractJMeterGuiComponent::getLabelResource))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("guis")
    void theGuiHasLabelAndMenu(Class<? extends AbstractJMeterGuiComponent> type) {
        AbstractJMeterGuiComponent gui = PluginGuis.create(type);

        assertThat(gui.getStaticLabel()).isNotBlank().doesNotContain("res_key");
        assertThat(gui.getName()).isEqualTo(gui.getStaticLabel());
        assertThat(gui.getLabelResource()).isNotBlank();
        assertThat(gui.getDocAnchor()).isNotBlank();
        assertThat(gui.getMenuCategories()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("guis")
    void theCreatedElementKnowsItsClasses(Class<? extends AbstractJMeterGuiComponent> type) {
        AbstractJMeterGuiComponent gui = PluginGuis.create(type);

        TestElement element = gui.createTestElement();

        assertThat(element.getName()).isEqualTo(gui.getStaticLabel());
        assertThat(element.getPropertyAsString(TestElement.GUI_CLASS)).isEqualTo(type.getName());
        assertThat(element.getPropertyAsString(TestElement.TEST_CLASS))
                .isEqualTo(element.getClass().getName());
        PropertyIterator properties = element.propertyIterator();
        while (properties.hasNext()) {
            assertThat(properties.next().getObjectValue()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("guis")
    void everyFieldIsStoredAndShownAgain(Class<? extends AbstractJMeterGuiComponent> type) {
        TestElement filled = filled(type);

        TestElement copied = copyThroughGui(PluginGuis.create(type), filled);

        assertThat(texts(copied)).containsAll(List.of("${field_0}", "${field_1}", "${field_2}"));
        assertThat(copied).isEqualTo(filled);
    }

    @ParameterizedTest
    @MethodSource("guis")
    void oneGuiServesManyElementsWithoutMixingThem(Class<? extends AbstractJMeterGuiComponent> type) {
        AbstractJMeterGuiComponent gui = PluginGuis.create(type);
        TestElement filled = filled(type);
        TestElement fresh = gui.createTestElement();

        gui.configure(filled);
        TestElement after = copyThroughGui(gui, fresh);

        assertThat(after).isEqualTo(fresh);
    }

    @ParameterizedTest
    @MethodSource("guis")
    void anEmptiedFieldRemovesTheProperty(Class<? extends AbstractJMeterGuiComponent> type) {
        AbstractJMeterGuiComponent gui = PluginGuis.create(type);
        TestElement element = filled(type);
        String prefix = element.getClass().getSimpleName() + ".";

        gui.configure(element);
        fields(gui).forEach(field -> field.setText(""));
        gui.modifyTestElement(element);

        assertThat(names(element)).noneMatch(name -> name.startsWith(prefix));
    }

    @ParameterizedTest
    @MethodSource("guis")
    void theElementSurvivesSavingAndLoading(Class<? extends AbstractJMeterGuiComponent> type) throws IOException {
        TestElement element = filled(type);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();

        SaveService.saveElement(element, saved);
        Object loaded = SaveService.loadElement(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(loaded).isEqualTo(element).isNotSameAs(element);
    }

    @ParameterizedTest
    @MethodSource("guis")
    void theElementSurvivesCloneAndSerialisation(Class<? extends AbstractJMeterGuiComponent> type) throws Exception {
        TestElement element = filled(type);

        assertThat(element.clone()).isEqualTo(element).isNotSameAs(element);
        assertThat(serialised(element)).isEqualTo(element).isNotSameAs(element);
    }

    /** An element with another text in each field of its form. */
    static TestElement filled(Class<? extends AbstractJMeterGuiComponent> type) {
        AbstractJMeterGuiComponent gui = PluginGuis.create(type);
        List<JTextComponent> fields = fields(gui);
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setText("${field_" + i + "}");
        }
        TestElement element = gui.createTestElement();
        gui.modifyTestElement(element);
        return element;
    }

    private static TestElement copyThroughGui(AbstractJMeterGuiComponent gui, TestElement element) {
        gui.configure(element);
        TestElement copy = gui.makeTestElement();
        gui.modifyTestElement(copy);
        return copy;
    }

    private static List<JTextComponent> fields(Container container) {
        List<JTextComponent> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (child instanceof JTextComponent field && field.isEditable()) {
                found.add(field);
            } else if (child instanceof Container inner) {
                found.addAll(fields(inner));
            }
        }
        return found;
    }

    static Set<String> names(TestElement element) {
        Set<String> names = new HashSet<>();
        element.propertyIterator().forEachRemaining(property -> names.add(property.getName()));
        return names;
    }

    private static List<String> texts(TestElement element) {
        List<String> texts = new ArrayList<>();
        element.propertyIterator().forEachRemaining(property -> texts.add(property.getStringValue()));
        return texts;
    }

    /** What arrives when the object is sent to another engine. */
    static Object serialised(Object element) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(element);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
