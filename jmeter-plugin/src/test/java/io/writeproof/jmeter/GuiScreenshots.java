package io.writeproof.jmeter;

import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.apache.jmeter.gui.AbstractJMeterGuiComponent;
import org.apache.jmeter.gui.action.LookAndFeelCommand;
import org.apache.jorphan.gui.JMeterUIDefaults;

/**
 * Draws every form of the plugin for the documentation, as JMeter shows it, and each tab that a form has behind its first.
 *
 * <p>Needs a display; its argument is the directory of the pictures.
 */
public final class GuiScreenshots {

    private static final int WIDTH = 1000;
    private static final int LEAST_HEIGHT = 250;

    private GuiScreenshots() {}

    /** Writes one PNG per form, and one per further tab. */
    public static void main(String[] arguments) throws Exception {
        JMeterHome.use();
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        SwingUtilities.invokeAndWait(() -> {
            JMeterUIDefaults.INSTANCE.install();
            LookAndFeelCommand.activateLookAndFeel(LookAndFeelCommand.getPreferredLafCommand());
            PluginGuis.all().map(PluginGuis::create).forEach(gui -> draw(gui, directory));
        });
        System.exit(0);
    }

    private static void draw(AbstractJMeterGuiComponent gui, Path directory) {
        gui.configure(gui.createTestElement());
        JFrame frame = new JFrame();
        frame.setContentPane(gui);
        frame.pack();
        frame.setSize(WIDTH, Math.max(LEAST_HEIGHT, gui.getPreferredSize().height));
        frame.setVisible(true);
        String name = gui.getStaticLabel().toLowerCase(Locale.ROOT).replace(' ', '-');
        write(gui, directory.resolve(name + ".png"));
        tabs(gui).forEach(tabs -> {
            for (int i = 1; i < tabs.getTabCount(); i++) {
                tabs.setSelectedIndex(i);
                String tab = tabs.getTitleAt(i).toLowerCase(Locale.ROOT);
                write(gui, directory.resolve(name + '-' + tab + ".png"));
            }
        });
        frame.dispose();
    }

    private static Stream<JTabbedPane> tabs(Container container) {
        return container instanceof JTabbedPane tabs
                ? Stream.of(tabs)
                : Stream.of(container.getComponents())
                        .filter(Container.class::isInstance)
                        .map(Container.class::cast)
                        .flatMap(GuiScreenshots::tabs);
    }

    private static void write(AbstractJMeterGuiComponent gui, Path file) {
        gui.validate();
        BufferedImage image = new BufferedImage(gui.getWidth(), gui.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        gui.paint(graphics);
        graphics.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
