package io.writeproof.results.cli;

import io.writeproof.results.store.RunListing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code results index}: writes {@code index.jsonl} anew from the runs. */
@Command(name = "index", description = "Reads every run and writes index.jsonl anew.", mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        RunListing listing = store.existing().rebuildIndex();
        spec.commandLine().getOut().println("index.jsonl has " + listing.runs().size() + " runs");
        return store.report(listing, spec.commandLine().getOut());
    }
}
