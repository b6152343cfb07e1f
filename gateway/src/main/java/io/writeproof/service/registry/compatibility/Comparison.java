package io.writeproof.service.registry.compatibility;

import java.util.List;

/**
 * Two schemas at one place, and where to note what is wrong between them.
 *
 * @param wide must accept whatever {@code narrow} accepts
 * @param narrow see {@code wide}
 * @param path where they are, a JSON pointer into the schemas
 * @param gaps what was found so far, here and elsewhere
 */
record Comparison(Subschema wide, Subschema narrow, String path, Containment whole, List<String> gaps) {

    /** Notes that {@code wide} may refuse what {@code narrow} accepts. */
    void gap(String what) {
        gaps.add((path.isEmpty() ? "/" : path) + ": " + what);
    }

    /** Compares what the two say about a part of the document. */
    void inside(String step, Subschema widePart, Subschema narrowPart) {
        whole.compareInside(new Comparison(widePart, narrowPart, path + "/" + escaped(step), whole, gaps));
    }

    /** Whether {@code wider} accepts all that {@code narrower} accepts, both about the same place of the document as this. */
    boolean accepts(Subschema wider, Subschema narrower) {
        return whole.accepts(wider, narrower);
    }

    /** RFC 6901, section 3; the slash that separates a keyword from a name is written by the caller as a tab. */
    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1").replace('\t', '/');
    }
}
