package io.writeproof.durability;

import io.writeproof.durability.Rig.Place;
import io.writeproof.durability.Rig.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Goes through the matrix: for each variant two controls, then every fault as often as asked for. Used by one thread. */
final class Experiment {

    /** About what a kill takes, and what starting a cell's gateway does, on two processors. */
    private static final Duration A_KILL = Duration.ofSeconds(3);

    private static final Duration A_START = Duration.ofSeconds(3);

    /** Deleted by the control; few, so that a checker which finds only large losses is found out. */
    private static final int DELETED = 3;

    private final DurabilitySettings settings;
    private final KillableServer server;
    private final Place place;
    private final Listener listener;

    /**
     * Prepares the matrix.
     *
     * @param logs what the processes say; gone with the run
     */
    Experiment(DurabilitySettings settings, KillableServer server, Path logs, Listener listener) {
        this.settings = settings;
        this.server = server;
        this.place = new Place(settings.root(), logs);
        this.listener = listener;
    }

    /** Hears of each cell when it is complete. */
    @FunctionalInterface
    interface Listener {
        void complete(Cell cell);
    }

    /** How long the whole will take, roughly. */
    static Duration planned(DurabilitySettings settings) {
        int trials = settings.cells() * settings.kills() + settings.variants().size();
        int starts = settings.cells() + settings.variants().size();
        return A_KILL.multipliedBy(trials).plus(A_START.multipliedBy(starts));
    }

    /**
     * Runs it all.
     *
     * @throws RigException if a process does not do what it must
     */
    List<Cell> run() {
        List<Cell> cells = new ArrayList<>();
        for (Variant variant : settings.variants()) {
            controls(variant).forEach(cell -> add(cells, cell));
            for (Fault fault : settings.faults()) {
                add(cells, faults(variant, fault));
            }
        }
        return cells;
    }

    private void add(List<Cell> cells, Cell cell) {
        cells.add(cell);
        listener.complete(cell);
    }

    private Cell faults(Variant variant, Fault fault) {
        List<Finding> findings = new ArrayList<>();
        try (Rig rig = new Rig(server, variant, fault.route(), place)) {
            Trial trial = trial(rig, random(variant, fault));
            for (int i = 0; i < settings.kills(); i++) {
                Evidence evidence = trial.run(fault::inflict);
                findings.add(Finding.of(evidence, fault.expectation(variant).rows(evidence)));
            }
        }
        return new Cell(variant, fault, findings);
    }

    /** Both of the same rows: first as they are, then with some of them deleted. */
    private List<Cell> controls(Variant variant) {
        try (Rig rig = new Rig(server, variant, Route.DIRECT, place)) {
            RandomGenerator random = random(variant, Control.NO_FAULT);
            Evidence whole = trial(rig, random).run(untouched -> System.nanoTime());
            Evidence damaged = whole.with(damage(rig, whole, random));
            return List.of(
                    new Cell(variant, Control.NO_FAULT, List.of(Finding.of(whole, 0))),
                    new Cell(variant, Control.ROWS_DELETED, List.of(Finding.of(damaged, DELETED))));
        }
    }

    private static Rows damage(Rig rig, Evidence whole, RandomGenerator random) {
        List<Attempt> acknowledged = whole.acknowledged();
        if (acknowledged.size() < DELETED) {
            throw new RigException(
                    "expected " + DELETED + " acknowledged rows to delete, found " + acknowledged.size());
        }
        List<String> victims = random.ints(0, acknowledged.size())
                .distinct()
                .limit(DELETED)
                .mapToObj(i -> acknowledged.get(i).id())
                .toList();
        rig.tables().delete(victims);
        return rig.tables().read();
    }

    private Trial trial(Rig rig, RandomGenerator random) {
        return new Trial(rig, place.logs(), settings.writers(), random);
    }

    /** The delays of a cell do not depend on which other cells are tried. */
    private RandomGenerator random(Variant variant, Treatment treatment) {
        String cell = variant + " " + treatment.label();
        return RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed() * 31 + cell.hashCode());
    }
}
