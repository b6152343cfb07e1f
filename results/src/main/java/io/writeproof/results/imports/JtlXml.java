package io.writeproof.results.imports;

import io.writeproof.results.imports.JtlSample.Outcome;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a JTL in XML form: {@code testResults} with {@code sample} and {@code httpSample}; their parts are not counted. */
final class JtlXml {

    private static final String ROOT = "testResults";

    private final Path file;
    private final XMLStreamReader reader;
    private final JtlFigures figures = new JtlFigures();

    private JtlXml(Path file, XMLStreamReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static Measurement read(Path file, InputStream content) {
        try {
            return new JtlXml(file, withoutEntities().createXMLStreamReader(content)).samples();
        } catch (XMLStreamException e) {
            throw new ImportException(
                    file + " is not XML, or is cut off" + place(e) + "; end the run before importing", e);
        }
    }

    /** A result file may come from anybody: it must not make this program read other files. */
    private static XMLInputFactory withoutEntities() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
    }

    private Measurement samples() throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                startElement(depth++);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        if (figures.isEmpty()) {
            throw new ImportException(file + ": has no sample; nothing can be taken from it");
        }
        return figures.measurement();
    }

    private void startElement(int depth) {
        String name = reader.getLocalName();
        if (depth == 0 && !name.equals(ROOT)) {
            throw new ImportException(file + ": expected a JTL of JMeter, <testResults>, found <" + name + ">");
        }
        if (depth == 1 && (name.equals("sample") || name.equals("httpSample"))) {
            String message = reader.getAttributeValue(null, "rm");
            figures.add(new JtlSample(
                    number("ts"),
                    number("t"),
                    required("lb"),
                    required("s").equals("true") ? Outcome.SUCCEEDED : Outcome.FAILED,
                    message == null ? "" : message));
        }
    }

    private long number(String attribute) {
        String text = required(attribute);
        if (!text.matches("\\d{1,15}")) {
            throw new ImportException(file + place() + ": expected attribute " + attribute
                    + " in whole milliseconds, found '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private String required(String attribute) {
        @Nullable String value = reader.getAttributeValue(null, attribute);
        if (value == null) {
            throw new ImportException(file + place() + ": expected attribute " + attribute
                    + " in every sample, found none; let JMeter save time, label, timestamp and success");
        }
        return value;
    }

    private String place() {
        return " line " + reader.getLocation().getLineNumber();
    }
}
