package io.writeproof.results.report;

/** Text inside XML. Stateless. */
final class Xml {

    private Xml() {}

    /** The text as content or as the value of an attribute; control characters, which XML cannot have, become spaces. */
    static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
