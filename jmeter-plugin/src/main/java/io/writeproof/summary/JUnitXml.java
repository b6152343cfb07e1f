package io.writeproof.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the gates as JUnit XML, one test case each, for servers that show test results. */
public final class JUnitXml {

    private static final String SUITE = "writeproof";

    private JUnitXml() {}

    /**
     * Writes the gates whole or not at all. What keeps them from being a proof is one more case, an error; the warnings of the
     * run are on the suite's {@code system-err}.
     */
    public static void write(RunReport report, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the gates cannot be written as XML: " + e.getMessage(), e);
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    private static void suite(XMLStreamWriter xml, RunReport report) throws XMLStreamException {
        Map<String, String> errors = errors(report);
        long failures = report.gates().stream().filter(gate -> !gate.passed()).count();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("timestamp", report.identity().startedAt().toString());
        xml.writeAttribute("tests", String.valueOf(report.gates().size() + errors.size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(errors.size()));
        for (Gate gate : report.gates()) {
            testCase(xml, gate.name(), gate.passed() ? "" : "failure", gate.reason());
        }
        for (Map.Entry<String, String> error : errors.entrySet()) {
            testCase(xml, error.getKey(), "error", error.getValue());
        }
        warnings(xml, report.judgement().warnings());
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void warnings(XMLStreamWriter xml, List<String> warnings) throws XMLStreamException {
        if (!warnings.isEmpty()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("system-err");
            xml.writeCharacters(legal(String.join("\n", warnings)));
            xml.writeEndElement();
        }
    }

    /** The names of the further cases, each with its reason. */
    private static Map<String, String> errors(RunReport report) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (report.judgement().verdict() == Verdict.INVALID) {
            errors.put("valid_run", String.join("; ", report.judgement().reasons()));
        }
        if (report.identity().progress().provisional()) {
            errors.put("whole_run", "the run had not come to its end when this was written");
        }
        return errors;
    }

    private static void testCase(XMLStreamWriter xml, String name, String problem, String reason)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", legal(name));
        if (problem.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal(reason));
        } else {
            xml.writeStartElement(problem);
            xml.writeAttribute("message", legal(reason));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** XML 1.0 cannot hold control characters, not even escaped; labels may have them. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
