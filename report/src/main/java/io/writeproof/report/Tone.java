package io.writeproof.report;

import java.util.Map;

/** Whether something is good: by a colour, and by a sign and a word for those who do not see it. */
public enum Tone {
    PLAIN("", ""),
    GOOD("good", "✓"),
    WARN("warn", "!"),
    BAD("bad", "✗"),
    /** Not judged. */
    MUTED("muted", "–");

    private final String style;
    private final String sign;

    Tone(String style, String sign) {
        this.style = style;
        this.sign = sign;
    }

    /** The class of the page's style; empty for none. */
    public String style() {
        return style;
    }

    /** One character; empty for none. */
    public String sign() {
        return sign;
    }

    /** The sign and a word, in the colour. */
    public Markup mark(String word) {
        return Markup.element(
                "span",
                Map.of("class", "mark " + style),
                Markup.element("span", Map.of("aria-hidden", "true", "class", "sign"), Markup.text(sign)),
                Markup.text(" " + word));
    }
}
