package io.writeproof.runner;

import java.util.ArrayList;
import java.util.List;

/** What went wrong beside the load: told at once, and stored with the run. Used by one thread. */
final class RunWarnings {

    private final Console console;
    private final List<String> sentences = new ArrayList<>();

    RunWarnings(Console console) {
        this.console = console;
    }

    /** Takes a sentence without full stop. */
    void add(String sentence) {
        console.fact("warning", sentence);
        sentences.add(sentence);
    }

    /** All until now. */
    List<String> all() {
        return List.copyOf(sentences);
    }
}
