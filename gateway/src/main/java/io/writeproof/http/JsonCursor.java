package io.writeproof.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON text once, front to back, with every complaint naming the field.
 *
 * <p>Parts that are stored as they are come out as slices of the text, so nothing is written a second time. What PostgreSQL
 * cannot hold is refused here, where the caller can still be told: NUL, half surrogate pairs, numbers beyond any use.
 * Not thread-safe.
 */
public final class JsonCursor {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_EXPONENT_DIGITS = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final byte[] text;
    private final JsonParser parser;

    /** Opens the text at its first value. */
    public JsonCursor(byte[] text) throws IOException {
        this.text = text;
        this.parser = JSON.createParser(text);
        if (parser.nextToken() == null) {
            throw RequestException.badRequest("the body is empty; expected a JSON object");
        }
    }

    /** The complaint about a text that is not JSON, with the place where it is known; for a limit it is not. */
    public static RequestException notJson(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        String reason = e.getOriginalMessage()
                .replaceFirst("(?s)( \\(start marker|\n).*", "")
                .replaceFirst("(?s)^Unrecognized token '.*?':", "Unrecognized token:");
        return RequestException.badRequest("the body is not valid JSON" + where + ": " + reason);
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    public void beginObject(String path) {
        expectToken(parser.currentToken() == JsonToken.START_OBJECT, path, "an object");
    }

    public void beginArray(String path) {
        expectArray(path, "an array");
    }

    /** Complains unless the value is an array; {@code expected} says what else may stand there. */
    public void expectArray(String path, String expected) {
        expectToken(parser.currentToken() == JsonToken.START_ARRAY, path, expected);
    }

    /** Moves to the value of the next field of the object; false at its end. */
    public boolean nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        checkText(parser.currentName(), "a field name");
        parser.nextToken();
        return true;
    }

    /** Moves to the next element of the array; false at its end. */
    public boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    public String field() throws IOException {
        return parser.currentName();
    }

    public String text(String path) throws IOException {
        expectToken(isText(), path, "a text");
        String value = parser.getText();
        checkText(value, path);
        return value;
    }

    public boolean truth(String path) {
        boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
        expectToken(value || parser.currentToken() == JsonToken.VALUE_FALSE, path, "true or false");
        return value;
    }

    /** A whole number that is not negative and fits an {@code int}. */
    public int count(String path) throws IOException {
        return number(path, 0);
    }

    /** A whole number that is {@code least} or more and fits an {@code int}. */
    public int number(String path, int least) throws IOException {
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT;
        expectToken(
                whole && parser.getIntValue() >= least,
                path,
                "a whole number from " + least + " to " + Integer.MAX_VALUE);
        return parser.getIntValue();
    }

    /** The offset of the value that has been moved to, for {@link #since}. */
    public int position() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** The text from {@code position} to the end of the value that has been read last. */
    public String since(int position) {
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(text, position, end - position, StandardCharsets.UTF_8);
    }

    /** Moves over the value, whatever it is, and returns the number of characters of all texts in it. */
    public long skip(String path) throws IOException {
        long characters = 0;
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            characters += check(token, path);
            if (depth == 0) {
                return characters;
            }
            parser.nextToken();
        }
    }

    private int check(JsonToken token, String path) throws IOException {
        switch (token) {
            case VALUE_STRING, FIELD_NAME -> checkText(parser.getText(), path);
            case VALUE_NUMBER_FLOAT -> checkExponent(parser.getText(), path);
            default -> {}
        }
        return token == JsonToken.VALUE_STRING ? parser.getTextLength() : 0;
    }

    /** Nothing but white space may follow. */
    public void end() throws IOException {
        expectToken(parser.nextToken() == null, "the body", "nothing after the JSON object");
    }

    private static void checkText(String value, String path) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw RequestException.badRequest(path + ": the character \\u0000 cannot be stored; leave it out");
            }
            if (Character.isSurrogate(c)) {
                expect(
                        Character.isHighSurrogate(c)
                                && i + 1 < value.length()
                                && Character.isLowSurrogate(value.charAt(++i)),
                        path,
                        "text without half surrogate pairs");
            }
        }
    }

    private static void checkExponent(String number, String path) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E')) + 1;
        String digits = exponent == 0 ? "" : number.substring(exponent).replaceFirst("^[+-]?0*", "");
        expect(digits.length() <= MAX_EXPONENT_DIGITS, path, "numbers with an exponent of at most four digits");
    }

    /** The value itself is never repeated: answers to callers end up in logs. */
    private void expectToken(boolean condition, String path, String expected) {
        if (!condition) {
            throw RequestException.badRequest(path + ": expected " + expected + ", found " + found());
        }
    }

    private String found() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "another number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private static void expect(boolean condition, String path, String expected) {
        if (!condition) {
            throw RequestException.badRequest(path + ": expected " + expected);
        }
    }
}
