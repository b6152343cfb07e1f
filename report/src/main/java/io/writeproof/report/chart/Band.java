package io.writeproof.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.writeproof.report.Markup;
import java.util.List;

/** A named part of the x axis, such as a phase. */
public record Band(String name, double from, double to) {

    /** As the page's script reads them. */
    static ArrayNode json(List<Band> bands) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        bands.forEach(band -> json.addArray()
                .add(Markup.shortLabel(band.name()))
                .add(Digits.SHOWN.of(band.from()))
                .add(Digits.SHOWN.of(band.to())));
        return json;
    }
}
