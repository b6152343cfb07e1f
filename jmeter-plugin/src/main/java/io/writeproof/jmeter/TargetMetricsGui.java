package io.writeproof.jmeter;

import io.writeproof.target.SeriesSelector;
import java.awt.BorderLayout;
import org.apache.jmeter.config.gui.AbstractConfigGui;
import org.apache.jmeter.testelement.TestElement;

/** The form of a {@link TargetMetrics} element. */
public final class TargetMetricsGui extends AbstractConfigGui {

    private static final long serialVersionUID = 1L;

    public TargetMetricsGui() {
        setLayout(new BorderLayout(0, 5));
        setBorder(makeBorder());
        add(makeTitlePanel(), BorderLayout.NORTH);
        add(form(), BorderLayout.CENTER);
    }

    private FormPanel form() {
        return new FormPanel(TargetMetrics.class, bindingGroup)
                .section("endpoint")
                .text("url")
                .text("intervalMs")
                .text("timeoutMs")
                .section("check")
                .lines("required", 4, TargetMetricsGui::summary);
    }

    private static String summary(String text) {
        int metrics = SeriesSelector.parseLines(text).size();
        return metrics == 1 ? "1 metric" : metrics + " metrics";
    }

    @Override
    public TestElement makeTestElement() {
        return new TargetMetrics();
    }

    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.setProperty(TargetMetricsSettings.URL, "http://127.0.0.1:3000/metrics");
        element.setProperty(TargetMetricsSettings.INTERVAL_MS, "1000");
        element.setProperty(TargetMetricsSettings.TIMEOUT_MS, "2000");
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(TargetMetrics.class);
    }

    @Override
    public String getLabelResource() {
        return TargetMetrics.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "target-metrics";
    }
}
