package io.writeproof.service.orchestration;

/** Names what went wrong in a part of this program. */
final class Defect {

    private Defect() {}

    /** Kind and place; the exception's own message stays away, because it may quote an input. */
    static String of(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        return "unexpected " + e.getClass().getName() + (frames.length == 0 ? "" : " in " + frames[0]);
    }
}
