package io.writeproof.durability;

import java.util.List;

/** A trial of the experiment itself: it must find nothing where nothing is lost, and everything that is. */
enum Control implements Treatment {
    /** Nothing is killed, so nothing may be missing. */
    NO_FAULT("no fault") {
        @Override
        public List<String> problems(Finding finding) {
            return finding.contradictions();
        }
    },
    /** Acknowledged rows are deleted on purpose; their children stay behind. */
    ROWS_DELETED("rows deleted") {
        @Override
        public List<String> problems(Finding finding) {
            boolean seen = finding.loss().lost() == finding.bound();
            return seen
                    ? List.of()
                    : List.of("deleted " + finding.bound() + " acknowledged rows, reported "
                            + finding.loss().lost());
        }
    };

    private final String label;

    Control(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
