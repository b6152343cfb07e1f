package io.writeproof.jmeter;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jmeter.gui.AbstractJMeterGuiComponent;

/** Every form of the plugin, found as JMeter finds them: by looking through the classes. */
final class PluginGuis {

    private static final List<Class<? extends AbstractJMeterGuiComponent>> ALL = find();

    private PluginGuis() {}

    static Stream<Class<? extends AbstractJMeterGuiComponent>> all() {
        return ALL.stream();
    }

    private static List<Class<? extends AbstractJMeterGuiComponent>> find() {
        List<Class<? extends AbstractJMeterGuiComponent>> found = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(PluginGuis.class).stream()
                        .filter(type -> type.isAssignableTo(AbstractJMeterGuiComponent.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .forEach(type -> found.add(type.reflect().asSubclass(AbstractJMeterGuiComponent.class)));
        return found;
    }

    static AbstractJMeterGuiComponent create(Class<? extends AbstractJMeterGuiComponent> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no working public constructor without arguments", e);
        }
    }
}
