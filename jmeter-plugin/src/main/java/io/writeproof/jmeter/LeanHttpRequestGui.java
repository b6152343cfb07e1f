package io.writeproof.jmeter;

import org.apache.jmeter.protocol.http.control.gui.HttpTestSampleGui;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.testelement.TestElement;

/** The form of a {@link LeanHttpRequest}: that of JMeter's HTTP Request, so that a plan can change from one to the other. */
public final class LeanHttpRequestGui extends HttpTestSampleGui {

    private static final long serialVersionUID = 1L;

    @Override
    public TestElement makeTestElement() {
        return new LeanHttpRequest();
    }

    /** Those of JMeter's HTTP Request, which follows redirects. */
    @Override
    public void assignDefaultValues(TestElement element) {
        super.assignDefaultValues(element);
        element.removeProperty(HTTPSamplerBase.FOLLOW_REDIRECTS);
    }

    @Override
    public String getStaticLabel() {
        return FormPanel.title(LeanHttpRequest.class);
    }

    @Override
    public String getLabelResource() {
        return LeanHttpRequest.class.getName();
    }

    @Override
    public String getDocAnchor() {
        return "lean-http-request";
    }
}
