package io.writeproof.bench;

import org.openjdk.jmh.runner.options.CommandLineOptions;

/** The options of JMH that print something and measure nothing; they need no server. */
final class Listing {

    private Listing() {}

    static boolean isWanted(CommandLineOptions options) {
        return options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats();
    }
}
