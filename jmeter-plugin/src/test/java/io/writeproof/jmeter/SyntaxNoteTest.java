package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.threshold.RuleParser;
import javax.swing.JTextArea;
import org.junit.jupiter.api.Test;

class SyntaxNoteTest {

    private final JTextArea field = new JTextArea();
    private final SyntaxNote note =
            new SyntaxNote(field, text -> RuleParser.parse(text).rules().size() + " rules");

    @Test
    void theNoteFollowsTheText() {
        field.setText("p99 <= 1\nmax <= 2");
        assertThat(note.getText()).isEqualTo("2 rules");
        field.setText("p99 <= abcms");
        assertThat(note.getText()).isEqualTo("""
                expected a number or `none`, found `abcms` at offset 7
                  p99 <= abcms
                         ^""");
    }

    @Test
    void functionsAndVariablesAreNoMistakes() {
        field.setText("p99 <= ${__P(limit,${default})}ms");
        assertThat(note.getText()).isEqualTo("parses, each ${…} taken as a number");
        field.setText("${all_rules}");
        assertThat(note.getText()).isEqualTo("line 1 is read when the test starts, because of ${…}");
    }

    @Test
    void aMistakeBesideAVariableShowsAllTheSame() {
        field.setText("p99 <= ${limit}\np98 =< 1");
        assertThat(note.getText()).contains("in line 2 at offset 4\n  p98 =< 1\n      ^");
    }
}
