package io.writeproof.fault;

import io.writeproof.service.inference.Inference;
import io.writeproof.write.Destination;
import io.writeproof.write.DrainReport;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A write path that damages every n-th row and acknowledges it all the same.
 *
 * <p>As thread-safe as the paths that it writes through, which it closes.
 */
public final class FaultyWritePath implements WritePath<Inference> {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyWritePath.class);

    private final TestFault fault;
    private final WritePath<Inference> path;
    private final List<WritePath<Inference>> halves;
    private final AtomicLong rows = new AtomicLong();

    /**
     * Opens the paths that this fault needs.
     *
     * @param destination where undamaged rows go
     * @param opener opens a path of the mode in force to a destination
     */
    public FaultyWritePath(
            TestFault fault,
            Destination<Inference> destination,
            Function<Destination<Inference>, WritePath<Inference>> opener) {
        this.fault = fault;
        this.path = opener.apply(destination);
        this.halves = fault.kind() == FaultKind.HALF_WRITE
                ? destination.tables().stream()
                        .map(table -> opener.apply(new Destination<>(List.of(table), destination::key)))
                        .toList()
                : List.of();
    }

    @Override
    public CompletionStage<Receipt> write(Inference row) {
        long number = rows.incrementAndGet();
        return number % fault.every() == 0 ? damage(row, number / fault.every()) : path.write(row);
    }

    private CompletionStage<Receipt> damage(Inference row, long number) {
        return switch (fault.kind()) {
            case DROP -> CompletableFuture.completedStage(new Receipt(mode().promise()));
            case DUPLICATE -> writeBoth(row, Strangers.duplicateOf(row));
            case INVENT -> writeBoth(row, Strangers.inventedBeside(row));
            case HALF_WRITE -> halves.get((int) (number % halves.size())).write(row);
        };
    }

    /** The caller is told of the first alone; a damage that could not be done is a warning, since a test counts on it. */
    private CompletionStage<Receipt> writeBoth(Inference row, Inference stranger) {
        CompletionStage<Receipt> receipt = path.write(row);
        return path.write(stranger)
                .handle((ignored, failure) -> {
                    if (failure != null) {
                        LOG.warn("The test fault {} could not be done to row {}", fault, row.id(), failure);
                    }
                    return receipt;
                })
                .thenCompose(Function.identity());
    }

    /** Without damage: what delivers rows again would undo it. */
    @Override
    public List<Unwritten<Inference>> writeIfAbsent(List<Inference> rows) {
        return path.writeIfAbsent(rows);
    }

    @Override
    public WriteMode mode() {
        return path.mode();
    }

    @Override
    public int pending() {
        return paths().mapToInt(WritePath::pending).sum();
    }

    @Override
    public DrainReport drain(Duration deadline) {
        return paths().map(each -> each.drain(deadline))
                .reduce(FaultyWritePath::sum)
                .orElseThrow();
    }

    private static DrainReport sum(DrainReport a, DrainReport b) {
        return new DrainReport(
                a.committed() + b.committed(),
                a.rejected() + b.rejected(),
                a.lost() + b.lost(),
                a.took().plus(b.took()));
    }

    @Override
    public void close() {
        paths().forEach(WritePath::close);
    }

    private Stream<WritePath<Inference>> paths() {
        return Stream.concat(Stream.of(path), halves.stream());
    }
}
