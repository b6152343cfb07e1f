package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Tone;

/**
 * What became of a run, in one word and one sentence.
 *
 * @param status as a page calls it
 */
record Outcome(String status, String word, Tone tone, String sentence) {

    static Outcome of(JsonNode run) {
        long broken = Json.items(run.path("gates"))
                .filter(gate -> !gate.path("passed").asBoolean(true))
                .count();
        long gates = run.path("gates").size();
        if (run.path("provisional").asBoolean()) {
            String found = broken == 0 ? "no gate is broken" : broken + " of " + gates + " gates do not hold";
            return new Outcome("running", "RUNNING", Tone.MUTED, "so far " + found);
        }
        String stopped = run.path("interrupted").asBoolean() ? "; the run was stopped before its end" : "";
        return switch (run.path("verdict").asText(run.path("status").asText())) {
            case "passed" -> new Outcome("passed", "PASS", Tone.GOOD, allHeld(gates) + stopped);
            case "failed" -> new Outcome("failed", "FAIL", Tone.BAD, notHeld(broken, gates) + stopped);
            case "invalid" ->
                new Outcome("invalid", "INVALID", Tone.WARN, "nothing can be concluded from this run" + stopped);
            case "interrupted" ->
                new Outcome("invalid", "INTERRUPTED", Tone.WARN, "the run was stopped before its end");
            default -> new Outcome("none", "NO VERDICT", Tone.MUTED, "this run was not judged");
        };
    }

    private static String allHeld(long gates) {
        if (gates == 0) {
            return "everything came to a result; no gate was set";
        }
        return gates == 1 ? "the one gate held" : "all " + gates + " gates held";
    }

    private static String notHeld(long broken, long gates) {
        return gates == 0 ? "not everything came to a result" : broken + " of " + gates + " gates did not hold";
    }
}
