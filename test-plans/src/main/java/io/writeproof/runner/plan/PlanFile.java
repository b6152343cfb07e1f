package io.writeproof.runner.plan;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The little that is wanted of a .jmx file itself. Stateless. */
final class PlanFile {

    private static final String COMMENTS = "TestPlan.comments";

    private PlanFile() {}

    /**
     * The first line of the plan's comments.
     *
     * @throws RunRefusedException if the file is no plan
     */
    static String purpose(Path jmx) {
        try (InputStream in = Files.newInputStream(jmx)) {
            return comments(in).lines().findFirst().orElse("");
        } catch (IOException | XMLStreamException e) {
            throw new RunRefusedException(new Problem(
                    jmx.toString(), "expected a plan of JMeter, found " + e.getMessage(), "correct the file"));
        }
    }

    private static String comments(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
            boolean element = reader.next() == XMLStreamReader.START_ELEMENT;
            if (element && COMMENTS.equals(reader.getAttributeValue(null, "name"))) {
                return reader.getElementText();
            }
        }
        return "";
    }
}
