package io.writeproof.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * HTML, or SVG in it, that is safe to show: the only way from text to it escapes the text.
 *
 * <p>Elements that run or style anything cannot be made, nor attributes that do: the page's content security policy would
 * refuse them. Immutable.
 */
public final class Markup {

    /** Nothing. */
    public static final Markup NONE = new Markup("");

    /** Longer labels are shortened, in characters. */
    private static final int LONGEST_LABEL = 120;
    /** Of what is longer than this not even the details show the rest. */
    private static final int LONGEST_DETAILS = 2_000;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern EVIL =
            Pattern.compile("on.*|style|srcdoc|src|action|formaction", Pattern.CASE_INSENSITIVE);
    /** What may end a script element, or turn the direction of what follows; in JSON it stands in texts only. */
    private static final Pattern DANGEROUS = Pattern.compile("[<\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private static final Pattern PLACE = Pattern.compile("#[\\w-]+|[\\w-][\\w./-]*");
    private static final Set<String> REFUSED =
            Set.of("script", "style", "iframe", "object", "embed", "link", "meta", "base", "form");
    private static final Set<String> WITHOUT_END = Set.of("br", "hr", "col", "wbr");

    private final String html;

    private Markup(String html) {
        this.html = html;
    }

    /** The text as it is, whatever is in it; characters that steer the direction or the terminal are shown as �. */
    public static Markup text(String text) {
        return new Markup(escaped(text));
    }

    /**
     * A name from a run: it keeps its own direction of writing, and a long one is shortened, with the rest to be unfolded.
     */
    public static Markup label(String label) {
        if (label.length() <= LONGEST_LABEL) {
            return element("bdi", text(label));
        }
        return element(
                "details",
                Map.of("class", "long"),
                element("summary", element("bdi", shortened(label))),
                element("bdi", text(cut(label, LONGEST_DETAILS))));
    }

    /** A name from a run where nothing can be unfolded. */
    public static Markup shortened(String label) {
        return text(shortLabel(label));
    }

    /** At most so much of a name as fits into a line; still to be escaped. */
    public static String shortLabel(String label) {
        return cut(label, LONGEST_LABEL);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** An element without attributes. */
    public static Markup element(String name, Markup... children) {
        return element(name, Map.of(), children);
    }

    /**
     * An element; its attributes are written in the order of their names.
     *
     * @throws IllegalArgumentException for elements and attributes that load, run or style something
     */
    public static Markup element(String name, Map<String, String> attributes, Markup... children) {
        if (!NAME.matcher(name).matches() || REFUSED.contains(name)) {
            throw new IllegalArgumentException("expected an element that only shows something, found <" + name + ">");
        }
        StringBuilder html = new StringBuilder("<").append(name);
        append(html, attributes);
        html.append('>');
        if (!WITHOUT_END.contains(name)) {
            Arrays.stream(children).forEach(child -> html.append(child.html));
            html.append("</").append(name).append('>');
        }
        return new Markup(html.toString());
    }

    private static void append(StringBuilder html, Map<String, String> attributes) {
        new TreeMap<>(attributes).forEach((name, value) -> {
            boolean leadsAway = name.equals("href") && !PLACE.matcher(value).matches();
            if (!NAME.matcher(name).matches() || EVIL.matcher(name).matches() || leadsAway) {
                throw new IllegalArgumentException(
                        "expected an attribute that only shows something, found " + name + "=\"" + value + '"');
            }
            html.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        });
    }

    /** Whether {@code href} may be the place that a link leads to: in this page, or a file beside it. */
    public static boolean isPlace(String href) {
        return PLACE.matcher(href).matches();
    }

    /** Data for the page's script, or for whoever reads the page again; nothing runs it. */
    public static Markup data(Map<String, String> attributes, JsonNode json) {
        StringBuilder html = new StringBuilder("<script type=\"application/json\"");
        append(html, attributes);
        String text = DANGEROUS.matcher(json.toString()).replaceAll(found -> asEscape(found.group()));
        return new Markup(html.append('>').append(text).append("</script>").toString());
    }

    /** As JSON writes a character that should not stand for itself, with its backslash doubled for a replacement. */
    private static String asEscape(String character) {
        return String.format(Locale.ROOT, "\\\\u%04x", (int) character.charAt(0));
    }

    /** One after the other. */
    public static Markup of(Markup... parts) {
        return join(Arrays.asList(parts));
    }

    /** One after the other. */
    public static Markup join(Collection<Markup> parts) {
        return new Markup(parts.stream().map(part -> part.html).collect(Collectors.joining()));
    }

    /** What is known to be safe because this module wrote it. */
    static Markup trusted(String html) {
        return new Markup(html);
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /** As it stands in the page. */
    public String html() {
        return html;
    }

    @Override
    public String toString() {
        return html;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(escaped, character));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n', '\t' -> escaped.append((char) character);
            default -> escaped.appendCodePoint(steers(character) ? 0xFFFD : character);
        }
    }

    /** Controls, half surrogates, and the characters that turn the direction of what follows them. */
    private static boolean steers(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
