package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of page, whatever it shows; each is made once, of stored runs, by the command that makes it. */
@ExtendWith(OneChromium.class)
final class EveryPageInBrowserTest {

    private static final List<ColorScheme> COLOURS = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final Map<PageKind, StoredPage> PAGES = new EnumMap<>(PageKind.class);

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    @BeforeAll
    static void make(Chromium shared) throws IOException {
        chromium = shared;
        for (PageKind kind : PageKind.values()) {
            PAGES.put(kind, StoredPage.make(kind, directory));
        }
    }

    /** The colours of an open page change under it. */
    static Stream<Arguments> pagesAndWindows() {
        return Stream.of(PageKind.values())
                .flatMap(kind -> Look.all()
                        .filter(look -> look.colours() == COLOURS.get(0))
                        .map(look -> Arguments.of(kind, look)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndWindows")
    void everySectionIsThereAndNothingIsTooWideForTheWindow(PageKind kind, Look look) {
        try (Visit visit = open(kind, look)) {
            assertThat(ids(visit)).containsExactlyElementsOf(kind.sections());
            assertThat(visit.page().locator("nav a").all())
                    .extracting(link -> link.getAttribute("href").substring(1))
                    .containsExactlyElementsOf(kind.sections());
            kind.sections()
                    .forEach(id -> assertThat(visit.text("#" + id + " h2")).isNotBlank());
            for (ColorScheme colours : COLOURS) {
                visit.colours(colours);
                visit.assertColours();
                visit.assertFits();
            }
            visit.assertQuiet();
        }
    }

    private static List<String> ids(Visit visit) {
        return visit.page().locator("main section[id]").all().stream()
                .map(section -> section.getAttribute("id"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsKeptOut(PageKind kind) {
        try (Visit visit = open(kind, Look.WIDE)) {
            assertThat(visit.graveBarriers()).isEmpty();
            visit.colours(ColorScheme.DARK);
            assertThat(visit.graveBarriersOfColours()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsNumbersAreThoseThatAreStored(PageKind kind) throws IOException {
        try (Visit visit = open(kind, Look.WIDE)) {
            page(kind).assertNumbers(visit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutScriptTheTablesAndThePicturesAreThere(PageKind kind) throws IOException {
        try (Visit visit = open(kind, Look.WIDE.withoutScript())) {
            page(kind).assertNumbers(visit);
            assertThat(visit.page().locator("main table:visible").count()).isPositive();
            assertThat(visit.page().locator("main svg:visible").count()).isGreaterThanOrEqualTo(kind.pictures());
            for (Locator figure : visit.page().locator("main figure").all()) {
                assertThat(figure.locator("svg:visible").count()).isPositive();
            }
            assertThat(visit.page().locator("canvas").count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsReachedByTheKeyboard(PageKind kind) {
        try (Visit visit = open(kind, Look.WIDE)) {
            Keyboard keyboard = new Keyboard(visit);
            assertThat(keyboard.missed()).isEmpty();
            keyboard.sortTables();
            visit.assertQuiet();
        }
    }

    private static StoredPage page(PageKind kind) {
        return Objects.requireNonNull(PAGES.get(kind));
    }

    private static Visit open(PageKind kind, Look look) {
        return chromium.visit(page(kind).address(), look);
    }
}
