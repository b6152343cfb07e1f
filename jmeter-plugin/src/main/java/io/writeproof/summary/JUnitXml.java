package io.writeproof.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the gates as JUnit XML, one test case each, for servers that show test results. */
public final class JUnitXml {

    private static final String SUITE = "writeproof";

    private JUnitXml() {}

    /** Writes the gates whole or not at all. A run that is invalid has one more case, which is an error. Warnings are its {@code system-err}. */
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
        boolean invalid = report.judgement().verdict() == Verdict.INVALID;
        long failures = report.gates().stream().filter(gate -> !gate.passed()).count();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("timestamp", report.identity().startedAt().toString());
        xml.writeAttribute("tests", String.valueOf(report.gates().size() + (invalid ? 1 : 0)));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", invalid ? "1" : "0");
        for (Gate gate : report.gates()) {
            testCase(xml, gate.name(), gate.passed() ? "" : "failure", gate.reason());
        }
        if (invalid) {
            testCase(
                    xml,
                    "valid_run",
                    "error",
                    String.join("; ", report.judgement().reasons()));
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
