package io.writeproof.service.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A text to classify, and the key under which all texts with the same words share an answer.
 *
 * @param text as the caller sent it
 * @param key SHA-256 of the text without outer white space, with inner white space collapsed, in lower case; hexadecimal
 */
public record Query(String text, String key) {

    private static final char NEXT_LINE = '\u0085';

    /** The query for a text. */
    public static Query of(String text) {
        return new Query(text, sha256(normalized(text)));
    }

    /** What the source service makes of a text before it takes the hash. */
    static String normalized(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = !words.isEmpty();
            } else {
                if (gap) {
                    words.append(' ');
                    gap = false;
                }
                words.append(c);
            }
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /** White space as Python's {@code str.isspace} has it, which is neither of Java's two notions but both and one more. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
