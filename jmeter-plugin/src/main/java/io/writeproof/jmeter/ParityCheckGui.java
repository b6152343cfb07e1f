package io.writeproof.jmeter;

import java.awt.BorderLayout;
import org.apache.jmeter.samplers.gui.AbstractSamplerGui;
import org.apache.jmeter.testelement.TestElement;

/** The form of a {@link ParityCheck}. */
public final class ParityCheckGui extends AbstractSamplerGui {

    private static final long serialVersionUID = 1L;

    public ParityCheckGui() {
        setLayout(new BorderLayout(0, 5));
        setBorder(makeBorder());
        add(makeTitlePanel(), BorderLayout.NORTH);
        add(new FormPanel(ParityCheck.class, bindingGroup).section("check").text("parity"), BorderLayout.CENTER);
    }

    @Override
    public TestElement makeTestElement() {
        return new ParityCheck();
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(ParityCheck.class);
    }

    @Override
    public String getLabelResource() {
        return ParityCheck.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "parity-check";
    }
}
