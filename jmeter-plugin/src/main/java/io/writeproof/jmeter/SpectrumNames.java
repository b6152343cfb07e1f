package io.writeproof.jmeter;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes a file name of each label: only characters that every file system takes, and no two the same. */
final class SpectrumNames {

    private static final String EXTENSION = ".hgrm";

    private final Path base;
    private final Set<String> taken = new HashSet<>();

    /** @param file what the files are called after; its extension {@code .hgrm} moves to their ends */
    SpectrumNames(Path file) {
        String name = String.valueOf(file.getFileName());
        base = file.resolveSibling(
                name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name);
    }

    /** The file of a label, still without an extension; each label is to be asked for once. */
    Path of(String label) {
        String safe = label.replaceAll("[^A-Za-z0-9._-]+", "_");
        String unique = safe;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = safe + "-" + i;
        }
        return base.resolveSibling(base.getFileName() + "." + unique);
    }
}
