package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    static Stream<EditedElement> elements() {
        return EditedElement.all();
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
    @MethodSource("elements")
    void everyControlIsStoredAndShownAgain(EditedElement edited) {
        TestElement filled = edited.filled();
        AbstractJMeterGuiComponent form = edited.form();

        form.configure(filled);

        assertThat(edited.elementOf(form)).isEqualTo(filled);
        assertThat(FormControl.values(form)).contains("${field_0}", "${field_1}");
    }

    /** One after the other, because some change others: JMeter follows redirects in one of two ways, for example. */
    @ParameterizedTest
    @MethodSource("elements")
    void eachControlByItselfIsStoredAndShownAgain(EditedElement edited) {
        AbstractJMeterGuiComponent form = edited.form();
        AbstractJMeterGuiComponent shown = edited.form();
        edited.write(form);
        List<Object> before = FormControl.values(form);
        assertThat(before).hasSizeGreaterThan(2);

        for (int i = 0; i < before.size(); i++) {
            edited.write(form);
            FormControl control = FormControl.of(form).get(i);
            control.change("${changed}");
            shown.configure(edited.elementOf(form));

            assertThat(control.value()).as(control.toString()).isNotEqualTo(before.get(i));
            assertThat(FormControl.values(shown)).as(control.toString()).isEqualTo(FormControl.values(form));
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void oneGuiServesManyElementsWithoutMixingThem(EditedElement edited) {
        AbstractJMeterGuiComponent form = edited.form();
        TestElement fresh = edited.fresh().get();
        AbstractJMeterGuiComponent another = edited.form();
        another.configure(fresh);

        form.configure(edited.filled());
        form.configure(fresh);

        assertThat(FormControl.values(form)).isEqualTo(FormControl.values(another));
        assertThat(edited.elementOf(form)).isEqualTo(fresh);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anEmptiedFieldRemovesTheProperty(EditedElement edited) {
        TestElement element = edited.filled();
        String prefix = element.getClass().getSimpleName() + ".";
        AbstractJMeterGuiComponent form = edited.form();

        form.configure(element);
        FormControl.of(form).stream()
                .filter(FormControl.Field.class::isInstance)
                .forEach(field -> field.change(""));
        form.modifyTestElement(element);

        assertThat(names(element)).noneMatch(name -> name.startsWith(prefix));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void theElementSurvivesSavingAndLoading(EditedElement edited) throws IOException {
        TestElement element = edited.filled();
        ByteArrayOutputStream saved = new ByteArrayOutputStream();

        SaveService.saveElement(element, saved);
        Object loaded = SaveService.loadElement(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(loaded).isEqualTo(element).isNotSameAs(element).hasSameClassAs(element);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void theElementSurvivesCloneAndSerialisation(EditedElement edited) throws Exception {
        TestElement element = edited.filled();

        assertThat(element.clone()).isEqualTo(element).isNotSameAs(element).hasSameClassAs(element);
        assertThat(serialised(element)).isEqualTo(element).isNotSameAs(element).hasSameClassAs(element);
    }

    static Set<String> names(TestElement element) {
        Set<String> names = new HashSet<>();
        element.propertyIterator().forEachRemaining(property -> names.add(property.getName()));
        return names;
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
