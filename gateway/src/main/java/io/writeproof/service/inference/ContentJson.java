package io.writeproof.service.inference;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** An answer's content in the form of the source service: a list of one text block. */
final class ContentJson {

    private ContentJson() {}

    static String of(String text) {
        StringBuilder json = new StringBuilder(text.length() + 32).append("[{\"type\":\"text\",\"text\":\"");
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append("\"}]").toString();
    }
}
