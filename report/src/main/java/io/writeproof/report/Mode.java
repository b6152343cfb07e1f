package io.writeproof.report;

/** When a page is looked at. */
public enum Mode {
    /** After the run: nothing on the page changes, and it connects to nothing. */
    STORED,
    /** During the run: the page asks its own server for what is new. */
    LIVE
}
