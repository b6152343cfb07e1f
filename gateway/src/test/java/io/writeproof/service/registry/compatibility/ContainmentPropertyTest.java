package io.writeproof.service.registry.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold for any two schemas, tried on many made at random. */
class ContainmentPropertyTest {

    private static final long SEED = 20_261_121;
    private static final int PAIRS = 4_000;
    private static final int DOCUMENTS = 60;

    private final SchemaRegistry validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void noDocumentEverFallsIntoAGapThatWasNotFound() {
        RandomSchemas random = new RandomSchemas(new Random(SEED));
        List<JsonNode> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(random.document());
        }
        int proven = 0;
        int accepted = 0;
        for (int i = 0; i < PAIRS; i++) {
            ObjectNode narrow = random.schema();
            ObjectNode wide = random.changed(narrow);
            if (!Containment.gaps(wide, narrow).isEmpty()) {
                continue;
            }
            proven++;
            Schema first = validator.getSchema(wide);
            Schema second = validator.getSchema(narrow);
            for (JsonNode document : documents) {
                if (second.validate(document).isEmpty()) {
                    accepted++;
                    assertThat(first.validate(document))
                            .as("pair %d: %s accepts %s, %s must", i, narrow, document, wide)
                            .isEmpty();
                }
            }
        }
        assertThat(proven).as("pairs without a gap").isGreaterThan(PAIRS / 20);
        assertThat(accepted).as("documents that could have fallen into one").isGreaterThan(proven);
    }

    @Test
    void everySchemaAcceptsWhatItAccepts() {
        RandomSchemas random = new RandomSchemas(new Random(SEED));
        for (int i = 0; i < PAIRS; i++) {
            ObjectNode schema = random.schema();
            ObjectNode renamed = schema.deepCopy().put("title", "so that the two are not simply equal");
            assertThat(Containment.gaps(renamed, schema)).as("%s", schema).isEmpty();
        }
    }
}
