package io.writeproof.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentValidatorTest {

    private static final String TOO_SLOW =
            "the schema cannot be applied: its patterns take longer than 1 s for this document";

    /** A clock that goes on by a millisecond with each look. */
    private final AtomicLong clock = new AtomicLong();

    private final DocumentValidator validator =
            new DocumentValidator(2, () -> clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1)));

    private List<String> errors(String schema, String document) {
        return validator.errors(TestSchemas.of(UUID.randomUUID(), schema), JsonText.parse(document));
    }

    private void assertUnusable(String schema, String document, String why) {
        assertThatThrownBy(() -> errors(schema, document))
                .hasMessage(why)
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    {"pattern":"^(.*a){20}$"}                                            | "%s"
                    {"patternProperties":{"^(.*a){20}$":{}}}                             | {"%s":1}
                    {"patternProperties":{"^(.*a){20}$":{}},"additionalProperties":false}| {"%s":1}
                    {"propertyNames":{"pattern":"^(.*a){20}$"}}                          | {"%s":1}
                    {"anyOf":[{"not":{"pattern":"^(.*a){20}$"}},true]}                   | "%s"
                    """)
    void aPatternWithTooManyWaysToMatchIsGivenUp(String schema, String document) {
        assertUnusable(schema, document.formatted("a".repeat(60) + "!"), TOO_SLOW);
    }

    @Test
    void whatAllPatternsOfADocumentTakeCountsTogether() {
        assertUnusable("{\"items\":{\"pattern\":\"a\"}}", texts(1_001), TOO_SLOW);
    }

    @Test
    void everyDocumentHasTheWholeTime() {
        for (int i = 0; i < 3; i++) {
            assertThat(errors("{\"items\":{\"pattern\":\"a\"}}", texts(900))).isEmpty();
        }
    }

    private static String texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"a\"").collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    b              | "abc"  | true
                    ^b             | "abc"  | false
                    ^a$            | "a"    | true
                    ^a$            | "a\\n" | false
                    ^[$]$          | "$"    | true
                    ^\\\\p{Letter}$| "é"    | true
                    ^(?!x).{3}$    | "abc"  | true
                    (.)\\\\1       | "abb"  | true
                    ^(?i)B         | "bc"   | true
                    """)
    void patternsMeanWhatTheyMeanToTheLibrary(String pattern, String document, boolean valid) {
        assertThat(errors("{\"pattern\":\"" + pattern + "\"}", document).isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void aLongTextIsNoReasonToGiveUp() {
        assertThat(errors("{\"pattern\":\"^[ab]*a$\"}", "\"" + "a".repeat(500_000) + "\""))
                .isEmpty();
    }

    /** Thirty definitions of which each applies the next one twice: a thousand million steps. */
    @Test
    void aSchemaWhoseReferencesMultiplyIsGivenUp() {
        String definitions = IntStream.range(0, 30)
                .mapToObj(i -> "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%2$d\"},{\"$ref\":\"#/$defs/d%2$d\"}]}"
                        .formatted(i, i + 1))
                .collect(Collectors.joining(",", "{\"$ref\":\"#/$defs/d0\",\"$defs\":{", ",\"d30\":{}}}"));
        assertUnusable(
                definitions, "1", "the schema cannot be applied: it takes more than 10000000 steps for this document");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, DocumentValidator.ORDINARY_LENGTH})
    void ordinarySchemasAreKeptUpToTheirNumber(int length) {
        for (int i = 0; i < 20; i++) {
            errors(ofLength(length), "1");
        }
        assertThat(validator.keptSchemas()).isEqualTo(2);
    }

    @Test
    void aLongSchemaTakesTheRoomOfSeveral() {
        errors(ofLength(DocumentValidator.ORDINARY_LENGTH + 1), "1");
        assertThat(validator.keptSchemas()).isEqualTo(1);
        errors(ofLength(10), "1");
        assertThat(validator.keptSchemas()).isEqualTo(1);
    }

    private static String ofLength(int characters) {
        String text = "{\"$comment\":\"\"}";
        return text.replace("\"\"", "\"" + " ".repeat(Math.max(0, characters - text.length())) + "\"");
    }

    @Test
    void aSchemaTooLongToBeKeptIsStillApplied() {
        String schema =
                "{\"type\":\"string\",\"$comment\":\"" + "x".repeat(3 * DocumentValidator.ORDINARY_LENGTH) + "\"}";
        assertThat(errors(schema, "1")).containsExactly(": integer found, string expected");
        assertThat(validator.keptSchemas()).isZero();
    }
}
