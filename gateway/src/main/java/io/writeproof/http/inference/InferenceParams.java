package io.writeproof.http.inference;

import io.writeproof.http.JsonCursor;
import java.io.IOException;

/** The field {@code params}: kept as the text it came in; only the limit of tokens has an effect. */
final class InferenceParams {

    private String text = "{}";
    private int maxTokens = Integer.MAX_VALUE;

    void read(JsonCursor json) throws IOException {
        int start = json.position();
        json.beginObject("params");
        while (json.nextField()) {
            if (json.field().equals("chat_completion")) {
                readChatCompletion(json);
            } else {
                json.skip("params." + json.field());
            }
        }
        text = json.since(start);
    }

    private void readChatCompletion(JsonCursor json) throws IOException {
        json.beginObject("params.chat_completion");
        while (json.nextField()) {
            String path = "params.chat_completion." + json.field();
            if (json.field().equals("max_tokens") && !json.isNull()) {
                maxTokens = json.count(path);
            } else {
                json.skip(path);
            }
        }
    }

    /** The parameters as they came in, an empty object if there were none. */
    String json() {
        return text;
    }

    /** The longest answer allowed. */
    int maxTokens() {
        return maxTokens;
    }
}
