package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An open page, and what went wrong on it. Used by one thread. */
final class Visit implements AutoCloseable {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final double PATIENCE_MS = 10_000;

    /** Red, green and blue of it together. */
    private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor"
            + ".match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)";

    private static final String TABLE = """
            table => {
              const titles = [...table.tHead.rows[table.tHead.rows.length - 1].cells].map(cell => cell.textContent);
              return [...table.tBodies[0].rows].map(row =>
                Object.fromEntries([...row.cells].map((cell, i) => [titles[i], cell.textContent])));
            }""";

    private final BrowserContext context;
    private final Page page;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private Look look;

    private Visit(BrowserContext context, Look look) {
        this.context = context;
        this.look = look;
        context.setDefaultTimeout(PATIENCE_MS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visit to(URI address, BrowserContext context, Look look) {
        Visit visit = new Visit(context, look);
        String own = address.getScheme().equals("file")
                ? address.toString()
                : address.resolve("/").toString();
        context.route("**/*", route -> visit.decide(route, own));
        visit.page.navigate(address.toString());
        return visit;
    }

    private void decide(Route route, String own) {
        String url = route.request().url();
        if (url.startsWith(own)) {
            route.resume();
        } else {
            refused.add(url);
            route.abort();
        }
    }

    Page page() {
        return page;
    }

    /** The text of an element that is there once. */
    String text(String selector) {
        return page.locator(selector).innerText();
    }

    /** The data that the page has under this id. */
    String data(String id) {
        return page.locator("script#" + id).textContent();
    }

    /** The lines of the only table that is found. */
    List<Line> table(String selector) {
        @SuppressWarnings("unchecked") // what a browser has is of no Java type
        List<Map<String, String>> lines =
                (List<Map<String, String>>) page.locator(selector).evaluate(TABLE);
        return lines.stream().map(Line::new).toList();
    }

    /** The page in other colours from now on. */
    void colours(ColorScheme scheme) {
        look = look.colours(scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** What the expression is in the page. */
    Object value(String script) {
        return page.evaluate(script);
    }

    /** Nothing was asked of a network, and nothing is on the console. */
    void assertQuiet() {
        assertThat(refused).as("requests of the page at " + look).isEmpty();
        assertThat(complaints).as("console at " + look).isEmpty();
    }

    /** The page itself scrolls only downwards. */
    void assertFits() {
        Number wider = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(wider.intValue()).as("pixels too wide at " + look).isLessThanOrEqualTo(0);
    }

    /** Behind everything is what the colours of the look say: much light, or little. */
    void assertColours() {
        Number light = (Number) page.evaluate(BACKGROUND);
        if (look.colours() == ColorScheme.DARK) {
            assertThat(light.intValue()).as("background at " + look).isLessThan(200);
        } else {
            assertThat(light.intValue()).as("background at " + look).isGreaterThan(700);
        }
    }

    /** The rules of axe that are broken gravely, each with the elements that do. */
    List<String> graveBarriers() {
        return grave(new AxeBuilder(page));
    }

    /** Those of them that are about colours: they alone can be others in other colours. */
    List<String> graveBarriersOfColours() {
        return grave(new AxeBuilder(page).withRules(OF_COLOURS));
    }

    private static List<String> grave(AxeBuilder check) {
        return check.analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .distinct()
                                .limit(5)
                                .toList())
                .toList();
    }

    /** What the selector finds, as a picture. */
    void picture(String selector, Path file) {
        page.locator(selector).screenshot(new Locator.ScreenshotOptions().setPath(file));
    }

    /** The beginning of the page as a picture, at most so many pixels high. */
    void picture(int height, Path file) {
        int all = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(true)
                .setClip(0, 0, look.width(), Math.min(height, all)));
    }

    @Override
    public void close() {
        context.close();
    }
}
