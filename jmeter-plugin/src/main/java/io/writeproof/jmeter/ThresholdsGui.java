package io.writeproof.jmeter;

import io.writeproof.threshold.RuleDraft;
import io.writeproof.threshold.RuleParser;
import java.awt.BorderLayout;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.visualizers.gui.AbstractListenerGui;

/** The form of a {@link Thresholds} element. */
public final class ThresholdsGui extends AbstractListenerGui {

    private static final long serialVersionUID = 1L;

    public ThresholdsGui() {
        setLayout(new BorderLayout(0, 5));
        setBorder(makeBorder());
        add(makeTitlePanel(), BorderLayout.NORTH);
        add(form(), BorderLayout.CENTER);
    }

    private FormPanel form() {
        return new FormPanel(Thresholds.class, bindingGroup)
                .section("judging")
                .linesAndTable("rules", 8, ThresholdsGui::summary, RuleTable::over)
                .text("rulesFile")
                .text("minSamples")
                .text("baselineFile")
                .text("plannedRequests")
                .section("report")
                .text("runId")
                .text("reportFile")
                .text("junitFile")
                .text("csvPrefix")
                .text("hlogFile")
                .text("spectrumFile")
                .text("samplesFile")
                .lines("reportFields", 3);
    }

    /** The other places with rules are read when the test starts, so that they may still be written. */
    static String summary(String text) {
        RuleDraft draft = RuleParser.draft(text);
        int rules = draft.rules().size();
        String gates = rules == 1 ? "1 gate" : rules + " gates";
        return draft.undeclared().isEmpty()
                ? gates
                : gates + "; the rules file or writeproof.rules has to declare @"
                        + String.join(", @", draft.undeclared());
    }

    @Override
    public TestElement makeTestElement() {
        return new Thresholds();
    }

    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.setProperty(ThresholdsSettings.RULES, """
                steady_state: achieved_rate >= 0.98 * target
                p99_latency: p99 <= 250ms
                error_rate_check: error_rate <= 1%
                """);
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(Thresholds.class);
    }

    @Override
    public String getLabelResource() {
        return Thresholds.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "thresholds";
    }
}
