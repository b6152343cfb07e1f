package io.writeproof.http.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.RequestException;
import io.writeproof.service.registry.CompatibilityMode;
import io.writeproof.service.registry.Registration;
import io.writeproof.service.registry.Registration.Notes;
import io.writeproof.service.registry.SchemaFormat;
import io.writeproof.service.registry.SchemaName;
import io.writeproof.service.registry.SchemaState;
import io.writeproof.service.registry.SchemaVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationDecoderTest {

    private static final long SEED = 20_261_121;
    private static final int MUTATIONS = 10_000;
    private static final String HEAD = "{\"subject\":\"n.s\",\"schema_type\":\"json\",\"schema\":{}";
    private static final String WHOLE = """
            {"subject":"a.b.c","schema":{"type":"object","properties":{"x":{"type":["string","null"],"maxLength":5}}},
             "schema_type":"Json","version_major":2,"version_minor":3,"version_patch":4,"format":null,
             "content":"{\\"properties\\":{\\"x\\":{\\"maxLength\\":5.0,\\"type\\":[\\"string\\",\\"null\\"]}},\\"type\\":\\"object\\"}",
             "state":"archived","compatibility_mode":"FULL_TRANSITIVE","description":"d","tags":["r","s"],
             "metadata":{"k":{"l":[1]}},"namespace":5,"name":[],"more":{"a":null}}
            """;
    private static final String[] SNIPPETS = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "1e999999999",
        "\\u0000",
        "\\ud800",
        "\u0001",
        "é",
        "\\"
    };

    private static Registration decode(String body) {
        return RegistrationDecoder.decode(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFieldIsRead() {
        Registration registration = decode(WHOLE);
        assertThat(registration.name()).isEqualTo(new SchemaName("a.b", "c"));
        assertThat(registration.version()).isEqualTo(new SchemaVersion(2, 3, 4));
        assertThat(registration.format()).isEqualTo(SchemaFormat.JSON);
        assertThat(registration.content())
                .isEqualTo(
                        "{\"properties\":{\"x\":{\"maxLength\":5,\"type\":[\"string\",\"null\"]}},\"type\":\"object\"}");
        assertThat(registration.state()).isEqualTo(SchemaState.ARCHIVED);
        assertThat(registration.compatibility()).isEqualTo(CompatibilityMode.FULL_TRANSITIVE);
        assertThat(registration.notes()).isEqualTo(new Notes("d", List.of("r", "s"), "{\"k\":{\"l\":[1]}}"));
    }

    @Test
    void whatIsLeftOutOrNullHasTheDefaultOfTheSourceService() {
        Registration registration = decode(HEAD.replace("n.s", "alone")
                + ",\"state\":null,\"tags\":null,\"metadata\":null,\"version_major\":null,\"description\":null}");
        assertThat(registration.name()).isEqualTo(new SchemaName("default", "alone"));
        assertThat(registration.version()).isEqualTo(SchemaVersion.FIRST);
        assertThat(registration.state()).isEqualTo(SchemaState.DRAFT);
        assertThat(registration.compatibility()).isEqualTo(CompatibilityMode.BACKWARD);
        assertThat(registration.notes()).isEqualTo(Notes.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ,"subject":"x"}                          | subject: expected once, found twice
                    ,"format":"YAML"}                        | format: expected one of [JSON, AVRO, PROTOBUF]
                    ,"state":"GONE"}                         | state: expected one of [DRAFT, ACTIVE, DEPRECATED, ARCHIVED, DELETED]
                    ,"compatibility_mode":"SOME"}            | compatibility_mode: expected one of [BACKWARD,
                    ,"version_major":-1}                     | version_major: expected a whole number from 0 to 2147483647
                    ,"version_patch":1.5}                    | version_patch: expected a whole number from 0 to 2147483647
                    ,"tags":"a"}                             | tags: expected an array, found a text
                    ,"tags":[1]}                             | tags: expected a text, found another number
                    ,"metadata":[]}                          | metadata: expected an object, found an array
                    ,"content":"{}x"}                        | content: expected JSON with every name once in its object
                    ,"content":"{\\"type\\":\\"null\\"}"}    | content: expected the same as schema, or nothing
                    ,"description":"\\u0000"}                | description: the character \\u0000 cannot be stored; leave it out
                    ,"content":                              | the body is not valid JSON at line 1, column
                    }{}                                      | the body: expected nothing after the JSON object, found an object
                    """)
    void eachMistakeIsNamedWithItsField(String tail, String message) {
        assertThatThrownBy(() -> decode(HEAD + tail))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> ((RequestException) e).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    []                                       | schema/: expected a schema: an object, true or false
                    {"type":"text"}                          | schema/type: expected one of array, boolean,
                    {"type":[3]}                             | schema/type: expected one of array, boolean,
                    {"properties":{"a":5}}                   | schema/properties/a: expected a schema: an object, true or false
                    {"properties":[]}                        | schema/properties: expected an object of schemas
                    {"anyOf":{}}                             | schema/anyOf: expected an array of schemas
                    {"anyOf":[{"minimum":"1"}]}              | schema/anyOf/0/minimum: expected a number
                    {"items":{"multipleOf":0}}               | schema/items/multipleOf: expected a number above 0
                    {"maxLength":-1}                         | schema/maxLength: expected a whole number of 0 or more
                    {"required":["a",1]}                     | schema/required: expected an array of texts
                    {"uniqueItems":1}                        | schema/uniqueItems: expected true or false
                    {"a":1,"a":2}                            | schema: expected JSON with every name once in its object
                    {"minimum":1e99999}                      | schema: expected numbers with an exponent of at most four digits
                    """)
    void aTextThatIsNoJsonSchemaIsRefusedAtItsPlace(String schema, String message) {
        assertThatThrownBy(() -> decode("{\"subject\":\"n.s\",\"schema_type\":\"json\",\"schema\":" + schema + "}"))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "schema", "schema_type"})
    void aMissingFieldIsUnprocessableAsInTheSourceService(String field) {
        assertThatThrownBy(() -> decode(HEAD.replace("\"" + field + "\"", "\"other\"") + "}"))
                .hasMessage(field + ": expected a value, found none")
                .extracting(e -> ((RequestException) e).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a"})
    void aSubjectWithAnEmptyPartIsRefused(String subject) {
        assertThatThrownBy(() -> decode(HEAD.replace("n.s", subject) + "}"))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("subject: expected a name");
    }

    @Test
    void namesMayBeAsLongAsTheTableTakesThem() {
        assertThat(decode(HEAD.replace("n.s", "🐘".repeat(255)) + "}").name().name())
                .hasSize(510);
        assertThatThrownBy(() -> decode(HEAD.replace("n.s", "🐘".repeat(256)) + "}"))
                .hasMessage("subject: expected a name of 1 to 255 characters, found one of 256");
    }

    @Test
    void noMutationOfARequestIsEverADefect() {
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String body = mutated(random);
            try {
                assertThat(decode(body)).isNotNull();
                read++;
            } catch (RequestException refused) {
                assertThat(refused.status()).as("mutation %d: %s", i, body).isIn(400, 422);
            }
        }
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    private static String mutated(Random random) {
        StringBuilder mutated = new StringBuilder(WHOLE);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                case 2 -> mutated.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> mutated.delete(at, Math.min(mutated.length() - 1, at + random.nextInt(20)));
            }
        }
        return mutated.toString();
    }
}
