package io.writeproof.jmeter;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.apache.jmeter.gui.AbstractJMeterGuiComponent;

/** Draws every form of the plugin for the documentation. Needs a display; its argument is the directory of the pictures. */
public final class GuiScreenshots {

    private static final int WIDTH = 1000;
    private static final int LEAST_HEIGHT = 250;

    private GuiScreenshots() {}

    /** Writes one PNG per form. */
    public static void main(String[] arguments) throws Exception {
        JMeterHome.use();
        UIManager.setLookAndFeel("com.github.weisj.darklaf.DarkLaf");
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        SwingUtilities.invokeAndWait(
                () -> PluginGuis.all().map(PluginGuis::create).forEach(gui -> draw(gui, directory)));
        System.exit(0);
    }

    private static void draw(AbstractJMeterGuiComponent gui, Path directory) {
        gui.configure(gui.createTestElement());
        JFrame frame = new JFrame();
        frame.setContentPane(gui);
        frame.pack();
        frame.setSize(WIDTH, Math.max(LEAST_HEIGHT, gui.getPreferredSize().height));
        frame.setVisible(true);
        frame.validate();
        BufferedImage image = new BufferedImage(gui.getWidth(), gui.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        gui.paint(graphics);
        graphics.dispose();
        frame.dispose();
        String name = gui.getStaticLabel().toLowerCase(Locale.ROOT).replace(' ', '-');
        try {
            ImageIO.write(image, "png", directory.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
