package io.writeproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Style or script of the page, as it stands in its element.
 *
 * @param text the content of the element
 * @param hash what a content security policy calls it
 */
record Asset(String text, String hash) {

    /** Several files of this module as one. */
    static Asset read(String... files) {
        String text = Arrays.stream(files).map(Asset::content).collect(Collectors.joining("\n"));
        return new Asset(text, hash(text));
    }

    /** With the line ends that a browser sees, which are what it hashes. */
    private static String content(String file) {
        try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " of this program", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
