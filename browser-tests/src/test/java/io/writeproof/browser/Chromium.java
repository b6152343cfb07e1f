package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of the machine. Used by one thread. */
final class Chromium implements AutoCloseable {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser that is installed; skips the test where there is none, but never in CI. */
    static Chromium start() {
        Optional<Path> program = program();
        if (System.getenv("CI") != null) {
            assertThat(program)
                    .as("Chromium is installed (apt-get install chromium)")
                    .isPresent();
        }
        assumeTrue(program.isPresent(), "not run: there is no Chromium on the path; apt-get install chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        // What it opens is our own, and as root or in a container there is no sandbox.
                        .setChromiumSandbox(false));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> program() {
        List<String> directories =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(":"));
        return PROGRAMS.stream()
                .flatMap(program -> directories.stream().map(directory -> Path.of(directory, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page and waits until it is drawn; it gets nothing but what its own address begins with. */
    Visit visit(URI address, Look look) {
        return Visit.to(address, browser.newContext(look.options()), look);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
