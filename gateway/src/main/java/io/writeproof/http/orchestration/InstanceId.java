package io.writeproof.http.orchestration;

import io.writeproof.http.RequestException;

/** The names of instances. */
final class InstanceId {

    private static final int LONGEST = 200;

    private InstanceId() {}

    /**
     * The same text.
     *
     * @throws RequestException if it cannot be the name of an instance
     */
    static String check(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw RequestException.badRequest("instance_id: expected 1 to " + LONGEST
                    + " characters, not all blank and none a control character, found another text");
        }
        return text;
    }
}
