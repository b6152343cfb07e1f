package io.writeproof.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names with values, side by side as long as there is room. Not thread-safe. */
public final class Facts {

    private final List<Markup> facts = new ArrayList<>();

    /** Adds a fact that is neither good nor bad. */
    public Facts add(String name, Markup value) {
        return add(name, value, Tone.PLAIN, "");
    }

    public Facts add(String name, String value) {
        return add(name, Markup.label(value));
    }

    /** Adds a fact only if it is known. */
    public Facts add(String name, Optional<String> value) {
        value.ifPresent(known -> add(name, known));
        return this;
    }

    /**
     * Adds a fact that is judged.
     *
     * @param note what it means, in a few words; empty for nothing
     */
    public Facts add(String name, Markup value, Tone tone, String note) {
        Markup sign = tone == Tone.PLAIN || tone == Tone.MUTED
                ? Markup.NONE
                : Markup.element(
                        "span", Map.of("class", "sign", "aria-hidden", "true"), Markup.text(tone.sign() + " "));
        Markup remark = note.isEmpty() ? Markup.NONE : Markup.element("small", Markup.text(note));
        facts.add(Markup.element(
                "div",
                Map.of("class", ("fact " + tone.style()).strip()),
                Markup.element("dt", Markup.text(name)),
                Markup.element("dd", sign, value, remark)));
        return this;
    }

    /** The list; nothing when nothing is known. */
    public Markup html() {
        return facts.isEmpty() ? Markup.NONE : Markup.element("dl", Map.of("class", "facts"), Markup.join(facts));
    }
}
