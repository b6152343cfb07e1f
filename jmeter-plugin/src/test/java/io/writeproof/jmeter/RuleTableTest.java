package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JTextArea;
import org.junit.jupiter.api.Test;

class RuleTableTest {

    private final JTextArea field = new JTextArea();
    private final RuleTable table = new RuleTable(field);

    @Test
    void eachRuleIsARowAndOneMoreIsEmpty() {
        field.setText("# ours\nslow: p99(a) in b <= ${max}ms for 10s abort # note\nerrors == 0");

        assertThat(table.getRowCount()).isEqualTo(3);
        assertThat(row(0)).containsExactly("slow", "p99(a) in b", "<=", "${max}ms", "for 10s abort");
        assertThat(row(1)).containsExactly("", "errors", "==", "0", "");
        assertThat(row(2)).containsOnly("");
    }

    @Test
    void aCellEditsItsPieceOfTheTextAndNothingElse() {
        field.setText("# ours\nslow:  p99  <=  5ms # note\nerrors == 0");

        table.setValueAt("6ms", 0, 3);
        table.setValueAt("abort", 1, 4);
        table.setValueAt("none_fails", 1, 0);

        assertThat(field.getText()).isEqualTo("# ours\nslow: p99 <= 6ms # note\nnone_fails: errors == 0 abort");
    }

    @Test
    void theLastRowAddsARuleAndAnEmptyMetricTakesOneOut() {
        table.setValueAt("error_rate", 0, 1);
        assertThat(field.getText()).isEqualTo("error_rate <= none\n");
        table.setValueAt("1%", 0, 3);
        table.setValueAt("mine", 1, 0);
        assertThat(field.getText()).isEqualTo("error_rate <= 1%\nmine: p99 <= none\n");
        table.setValueAt("", 0, 1);
        assertThat(field.getText()).isEqualTo("\nmine: p99 <= none\n");
    }

    @Test
    void aGroupOfTheRulesFileIsNoMistake() {
        field.setText("p99(@read) <= 1");

        assertThat(table.getRowCount()).isEqualTo(2);
        assertThat(ThresholdsGui.summary(field.getText()))
                .isEqualTo("1 gate; the rules file or writeproof.rules has to declare @read");
    }

    @Test
    void aTextThatDoesNotParseHasNoRows() {
        field.setText("p99 =< 1");
        assertThat(table.getRowCount()).isZero();
        field.setText("p99 <= 1");
        assertThat(table.getRowCount()).isEqualTo(2);
    }

    private List<String> row(int row) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(column -> table.getValueAt(row, column))
                .toList();
    }
}
