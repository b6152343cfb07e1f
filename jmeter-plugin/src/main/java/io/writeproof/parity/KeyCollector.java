package io.writeproof.parity;

import java.util.ArrayList;
import java.util.List;

/** Counts the keys of one class and remembers the first of them. Not thread-safe. */
final class KeyCollector {

    private static final int MAX_LENGTH = 200;

    private final List<String> first = new ArrayList<>();
    private long total;

    void add(String key) {
        total++;
        if (first.size() < KeyList.SHOWN) {
            first.add(key.length() <= MAX_LENGTH ? key : key.substring(0, MAX_LENGTH) + "…");
        }
    }

    KeyList toList() {
        return new KeyList(total, first);
    }
}
