package io.writeproof.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Removes what nobody should see from what is stored or shown; both are meant to be passed on. Stateless.
 *
 * <p>Runs are stored without secrets, but files are sometimes written by others.
 */
public final class Secrets {

    private static final String MASK = "***";
    private static final Pattern NAMES = Pattern.compile(".*(password|passwd|secret|token|api_?key|credential).*");
    /** A number of words. */
    private static final String NO_SECRET = "max_tokens";

    private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@]*):[^/\\s]*@");
    private static final Pattern PARAMETER = Pattern.compile("(?i)((?:password|passwd|pwd)=)[^&\\s;]*");

    private Secrets() {}

    /** A text without the passwords of the addresses in it. */
    public static String masked(String text) {
        String addresses = USER_INFO.matcher(text).replaceAll("$1:" + MASK + "@");
        return PARAMETER.matcher(addresses).replaceAll("$1" + MASK);
    }

    /** The value of something of this name; of a secret nothing is left. */
    public static String masked(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.matcher(lower).matches() && !lower.equals(NO_SECRET) ? MASK : masked(value);
    }

    /** A tree in which every text is masked, by its name when it has one. */
    public static ObjectNode masked(ObjectNode tree) {
        ObjectNode masked = tree.objectNode();
        tree.properties().forEach(field -> {
            JsonNode value = field.getValue();
            masked.set(
                    field.getKey(),
                    value.isTextual()
                            ? TextNode.valueOf(masked(field.getKey(), value.textValue()))
                            : maskedValue(value));
        });
        return masked;
    }

    private static JsonNode maskedValue(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return masked(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode masked = array.arrayNode(array.size());
            array.forEach(element -> masked.add(maskedValue(element)));
            return masked;
        }
        return value.isTextual() ? TextNode.valueOf(masked(value.textValue())) : value;
    }
}
