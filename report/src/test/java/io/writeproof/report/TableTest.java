package io.writeproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void aNumberIsSortedByItsSizeAndNotByItsText() {
        String html = Table.of(
                        "Labels", Column.text("Label"), Column.number("p99").in("Response time, ms"))
                .row(Cell.label("register"), Cell.number("1,314", 1314.2).with(Tone.BAD))
                .html()
                .html();
        assertThat(html)
                .contains(
                        "<tr class=\"groups\"><td colspan=\"1\"></td><th colspan=\"1\" scope=\"colgroup\">Response time, ms</th></tr>")
                .contains("<th class=\"number\" scope=\"col\">p99</th>")
                .contains("<th class=\"text\" scope=\"row\"><bdi>register</bdi></th>")
                .contains("<td class=\"number bad\" data-order=\"1314.2\">1,314</td>");
    }

    @Test
    void aTableWithoutRowsIsNotShown() {
        assertThat(Table.of("Labels", Column.text("Label")).html().isEmpty()).isTrue();
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of("Labels", Column.text("Label")).row())
                .withMessage("Labels: expected 1 cells, found 0");
    }
}
