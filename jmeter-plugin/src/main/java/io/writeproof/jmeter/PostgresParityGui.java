package io.writeproof.jmeter;

import io.writeproof.parity.InferenceSql;
import java.awt.BorderLayout;
import org.apache.jmeter.processor.gui.AbstractPostProcessorGui;
import org.apache.jmeter.testelement.TestElement;

/** The form of a {@link PostgresParity}. */
public final class PostgresParityGui extends AbstractPostProcessorGui {

    private static final long serialVersionUID = 1L;

    public PostgresParityGui() {
        setLayout(new BorderLayout(0, 5));
        setBorder(makeBorder());
        add(makeTitlePanel(), BorderLayout.NORTH);
        add(form(), BorderLayout.CENTER);
    }

    private FormPanel form() {
        return new FormPanel(PostgresParity.class, bindingGroup)
                .section("requests")
                .text("keyVariable")
                .text("responseKeyPointer")
                .text("runId")
                .section("database")
                .text("url")
                .text("user")
                .password("password")
                .text("schema")
                .section("queries")
                .lines("rowsSql", 3)
                .lines("orphansSql", 11)
                .lines("countSql", 6)
                .section("patience")
                .text("drainWaitMs")
                .text("verifyTimeoutS")
                .text("pollMs");
    }

    @Override
    public TestElement makeTestElement() {
        return new PostgresParity();
    }

    /** A new element shows the defaults, so that one sees what to change. */
    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.setProperty("PostgresParity.keyVariable", "request_id");
        element.setProperty("PostgresParity.runId", "${__runId}");
        element.setProperty("PostgresParity.rowsSql", InferenceSql.ROWS_BY_REQUEST.strip());
        element.setProperty("PostgresParity.orphansSql", InferenceSql.ORPHANS.strip());
        element.setProperty("PostgresParity.countSql", InferenceSql.COUNT.strip());
        element.setProperty("PostgresParity.drainWaitMs", "" + PostgresParitySettings.DRAIN_WAIT_MS);
        element.setProperty("PostgresParity.verifyTimeoutS", "" + PostgresParitySettings.VERIFY_TIMEOUT_S);
        element.setProperty("PostgresParity.pollMs", "" + PostgresParitySettings.POLL_MS);
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(PostgresParity.class);
    }

    @Override
    public String getLabelResource() {
        return PostgresParity.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "postgres-parity";
    }
}
