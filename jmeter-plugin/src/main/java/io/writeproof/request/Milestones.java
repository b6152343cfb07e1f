package io.writeproof.request;

/** Hears of what happens between the beginning and the end of an exchange, on the thread that makes it. */
public interface Milestones {

    /** A new connection was opened, or could not be. Not called when a kept one is used. */
    void connected();

    /** The head of the answer is there. */
    void answered();
}
