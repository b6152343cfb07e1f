package io.writeproof.durability;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.RunStatus;
import java.util.List;

/** The matrix as a stored run has it: verdict, a gate for each cell, all cells with all their kills. Stateless. */
final class MatrixDocument {

    private static final double MICROS = 1_000;

    private MatrixDocument() {}

    /** Whether every cell is as expected, the controls included. */
    static RunStatus status(List<Cell> cells) {
        return cells.stream().allMatch(Cell::passed) ? RunStatus.PASSED : RunStatus.FAILED;
    }

    /** The fields beside the envelope, as {@code results/schema/durability.schema.json} describes them. */
    static ObjectNode of(List<Cell> cells) {
        RunStatus status = status(cells);
        ObjectNode document = Json.object();
        document.put("verdict", status.label()).put("exit_code", status.exitCode());
        ArrayNode reasons = document.putArray("reasons");
        cells.forEach(cell -> cell.problems().forEach(reasons::add));
        ArrayNode gates = document.putArray("gates");
        cells.forEach(cell -> gate(gates.addObject(), cell));
        ObjectNode durability = document.putObject("durability");
        ArrayNode rows = durability.putArray("cells");
        cells.forEach(cell -> cell(rows.addObject(), cell));
        ArrayNode caveats = durability.putArray("caveats");
        Caveats.ALL.forEach(caveats::add);
        return document;
    }

    /** In the words of the gates of a load run. */
    private static void gate(ObjectNode gate, Cell cell) {
        boolean exact = cell.treatment() == Control.ROWS_DELETED;
        String name = cell.variant() + ", " + cell.treatment().label();
        gate.put("name", "durability")
                .put("rule", "lost in " + name + (exact ? " == " : " <= ") + cell.bound())
                .put("unit", "rows")
                .put("actual", cell.lost())
                .put("limit", cell.bound())
                .put("passed", cell.passed());
    }

    private static void cell(ObjectNode node, Cell cell) {
        node.put("variant", cell.variant().label())
                .put("write_mode", cell.variant().mode().label())
                .put("synchronous_commit", cell.variant().commit().setting())
                .put("treatment", cell.treatment().label())
                .put("control", cell.treatment() instanceof Control)
                .put("kills", cell.findings().size())
                .put("acknowledged", cell.acknowledged())
                .put("lost", cell.lost())
                .put("lost_ratio", cell.lostRatio())
                .put("lost_ratio_at_most", cell.lostRatioAtMost())
                .put("loss_window_ms", rounded(cell.windowMillis()))
                .put("longest_run", cell.longestRun())
                .put("shape", cell.shape().label());
        residue(node, cell.residue())
                .put("recovery_ms_median", rounded(cell.recoveryMillisMedian()))
                .put("recovery_ms_max", rounded(cell.recoveryMillisMax()))
                .put("bound", cell.bound())
                .put("expected", expected(cell))
                .put("passed", cell.passed());
        ArrayNode kills = node.putArray("trials");
        cell.findings().forEach(finding -> trial(kills.addObject(), finding));
    }

    private static String expected(Cell cell) {
        if (cell.treatment() instanceof Fault fault) {
            return fault.expectation(cell.variant()).toString();
        }
        return cell.treatment() == Control.ROWS_DELETED ? "all that were deleted" : Expectation.NOTHING.toString();
    }

    private static void trial(ObjectNode node, Finding finding) {
        Loss loss = finding.loss();
        node.put("acknowledged", loss.acknowledged())
                .put("lost", loss.lost())
                .put("bound", finding.bound())
                .put("loss_window_ms", rounded(loss.windowMillis()))
                .put("longest_run", loss.longestRun())
                .put("shape", loss.shape().label());
        residue(node, finding.residue()).put("recovery_ms", rounded(finding.recoveryMillis()));
        ArrayNode examples = node.putArray("lost_ids");
        finding.examples().forEach(examples::add);
    }

    private static ObjectNode residue(ObjectNode node, Residue residue) {
        return node.put("unacknowledged_present", residue.unacknowledged())
                .put("indeterminate", residue.indeterminate())
                .put("duplicates", residue.duplicates())
                .put("unexpected", residue.unexpected())
                .put("orphans", residue.orphans());
    }

    private static double rounded(double millis) {
        return Math.round(millis * MICROS) / MICROS;
    }
}
