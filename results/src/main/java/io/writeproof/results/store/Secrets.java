package io.writeproof.results.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Removes passwords from whatever is about to be stored; results are meant to be published. */
final class Secrets {

    private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@]*):[^/\\s]*@");
    private static final Pattern PARAMETER = Pattern.compile("(?i)((?:password|passwd|pwd)=)[^&\\s;]*");
    private static final Pattern SECRET_FIELD = Pattern.compile("(?i).*(?:password|passwd|secret).*");
    private static final String MASK = "$1:***@";

    private Secrets() {}

    static ObjectNode masked(ObjectNode node) {
        ObjectNode masked = Json.object();
        node.properties().forEach(field -> masked.set(field.getKey(), maskedField(field.getKey(), field.getValue())));
        return masked;
    }

    private static JsonNode maskedField(String name, JsonNode value) {
        boolean secret = value.isTextual() && SECRET_FIELD.matcher(name).matches();
        return secret ? TextNode.valueOf("***") : maskedValue(value);
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
        return value.isTextual() ? TextNode.valueOf(mask(value.textValue())) : value;
    }

    static String mask(String text) {
        return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll(MASK)).replaceAll("$1***");
    }
}
