package io.writeproof.fault;

import io.writeproof.write.Destination;
import io.writeproof.write.DrainReport;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class FaultyWritePath<R> implements WritePath<R> {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyWritePath.class);

    private final TestFault fault;
    private final Destination<R> destination;
    private final Strangers<R> strangers;
    private final WritePath<R> path;
    private final List<WritePath<R>> halves;
    private final AtomicLong rows = new AtomicLong();

    /** What is really written, and where. */
    private record Piece<R>(R row, WritePath<R> path) {

        CompletionStage<Receipt> write() {
            return path.write(row);
        }
    }

    /**
     * Opens the paths that this fault needs.
     *
     * @param destination where undamaged rows go
     * @param strangers makes what nobody asked for
     * @param opener opens a path of the mode in force to a destination
     */
    public FaultyWritePath(
            TestFault fault,
            Destination<R> destination,
            Strangers<R> strangers,
            Function<Destination<R>, WritePath<R>> opener) {
        this.fault = fault;
        this.destination = destination;
        this.strangers = strangers;
        this.path = opener.apply(destination);
        this.halves = fault.kind() == FaultKind.HALF_WRITE
                ? destination.tables().stream()
                        .map(table -> opener.apply(new Destination<>(List.of(table), destination::key)))
                        .toList()
                : List.of();
    }

    /** The caller is told of the first piece alone. */
    @Override
    public CompletionStage<Receipt> write(R row) {
        List<Piece<R>> pieces = pieces(row);
        if (pieces.isEmpty()) {
            return CompletableFuture.completedStage(new Receipt(mode().promise()));
        }
        CompletionStage<Receipt> receipt = pieces.get(0).write();
        return pieces.size() == 1 ? receipt : after(pieces.get(1), receipt);
    }

    private List<Piece<R>> pieces(R row) {
        long number = rows.incrementAndGet();
        Piece<R> whole = new Piece<>(row, path);
        return number % fault.every() == 0 ? damaged(whole, number / fault.every()) : List.of(whole);
    }

    private List<Piece<R>> damaged(Piece<R> whole, long number) {
        R row = whole.row();
        return switch (fault.kind()) {
            case DROP -> List.of();
            case DUPLICATE -> List.of(whole, new Piece<>(strangers.duplicateOf(row), path));
            case INVENT -> List.of(whole, new Piece<>(strangers.inventedBeside(row), path));
            case HALF_WRITE -> List.of(new Piece<>(row, halves.get((int) (number % halves.size()))));
        };
    }

    /** A damage that could not be done is a warning, since a test counts on it. */
    private CompletionStage<Receipt> after(Piece<R> stranger, CompletionStage<Receipt> receipt) {
        return stranger.write()
                .handle((ignored, failure) -> {
                    if (failure != null) {
                        warn(stranger.row(), failure);
                    }
                    return receipt;
                })
                .thenCompose(Function.identity());
    }

    private void warn(R stranger, Throwable failure) {
        LOG.warn("The test fault {} could not be done: row {}", fault, destination.key(stranger), failure);
    }

    /**
     * Rows that are delivered again are counted again; so while batches fail, more or fewer than every n-th may be
     * damaged.
     */
    @Override
    public List<Unwritten<R>> writeIfAbsent(List<R> asked) {
        Map<WritePath<R>, List<R>> whatGoesWhere = new LinkedHashMap<>();
        asked.stream()
                .flatMap(row -> pieces(row).stream())
                .forEach(piece -> whatGoesWhere
                        .computeIfAbsent(piece.path(), each -> new ArrayList<>())
                        .add(piece.row()));
        Set<R> known = Set.copyOf(asked);
        return whatGoesWhere.entrySet().stream()
                .flatMap(each -> each.getKey().writeIfAbsent(each.getValue()).stream())
                .filter(unwritten -> isAsked(known, unwritten))
                .toList();
    }

    private boolean isAsked(Set<R> known, Unwritten<R> unwritten) {
        boolean asked = known.contains(unwritten.row());
        if (!asked) {
            warn(unwritten.row(), unwritten.why());
        }
        return asked;
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

    private Stream<WritePath<R>> paths() {
        return Stream.concat(Stream.of(path), halves.stream());
    }
}
