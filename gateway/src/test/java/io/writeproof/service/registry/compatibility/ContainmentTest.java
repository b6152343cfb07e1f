package io.writeproof.service.registry.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.service.registry.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of compatibility, one change each: the first schema must accept what the second accepts. */
class ContainmentTest {

    private static List<String> gaps(String wide, String narrow) {
        return Containment.gaps(JsonText.parse(wide), JsonText.parse(narrow));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    true                                     | {"type":"string"}
                    {}                                       | {"type":"string"}
                    {"title":"new"}                          | {"type":"string"}
                    {"type":"string"}                        | false
                    {"type":"number"}                        | {"type":"integer"}
                    {"type":["string","null"]}               | {"type":"string"}
                    {"type":"integer"}                       | {"enum":[1,2]}
                    {"enum":[1,2,3]}                         | {"enum":[1,2]}
                    {"enum":[1,2,3]}                         | {"const":2}
                    {"minimum":1}                            | {"type":"integer","minimum":2}
                    {"minimum":1}                            | {"type":"number","exclusiveMinimum":1}
                    {"exclusiveMaximum":5}                   | {"type":"number","maximum":4.99}
                    {"multipleOf":0.5}                       | {"type":"integer"}
                    {"type":"number","multipleOf":2}         | {"type":"number","multipleOf":6}
                    {"maxLength":10}                         | {"type":"string","maxLength":9}
                    {"minLength":0}                          | {"type":"string"}
                    {"minLength":3}                          | {"type":"integer"}
                    {"type":"string"}                        | {"type":"string","pattern":"a"}
                    {"type":"string"}                        | {"type":"string","format":"uuid"}
                    {"items":{"type":"number"}}              | {"type":"array","items":{"type":"integer"},"uniqueItems":true}
                    {"type":"array","maxItems":4}            | {"type":"array","maxItems":3,"prefixItems":[{"type":"string"}]}
                    {"properties":{"a":{}}}                  | {"type":"object"}
                    {"type":"object","properties":{"a":{"type":"string"}}} | {"type":"object","properties":{"a":{"type":"string"},"b":{}}}
                    {"type":"object","properties":{"a":{},"b":{"type":"string"}},"additionalProperties":false} | {"type":"object","properties":{"a":{}},"additionalProperties":false}
                    {"type":"object"}                        | {"type":"object","required":["a"]}
                    {"type":"object","properties":{"a":{"type":"string"}}} | {"type":"object","additionalProperties":{"type":"string","maxLength":3}}
                    {"type":"object","additionalProperties":{"type":"string"}} | {"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}
                    {"type":"object","patternProperties":{"^x":{"type":"string"}}} | {"type":"object","patternProperties":{"^x":{"type":"string"}},"required":["a"]}
                    {"anyOf":[{"type":"string"},{"type":"null"}]} | {"type":"string"}
                    {"anyOf":[{"type":"string"},{"type":"null"},{"type":"integer"}]} | {"anyOf":[{"type":"null"},{"type":"string"}]}
                    {"type":["string","null"]}               | {"anyOf":[{"type":"null"},{"type":"string"}]}
                    {"type":["string","null"]}               | {"oneOf":[{"type":"null"},{"type":"string"}]}
                    {"type":"string"}                        | {"allOf":[{"type":"string"},{"minLength":3}]}
                    {"allOf":[{"type":"string"}]}            | {"type":"string"}
                    {"allOf":[{"maxLength":5}]}              | {"allOf":[{"maxLength":4},{"type":"string"}]}
                    {"type":"string"}                        | {"type":"string","not":{"const":"a"}}
                    {"$ref":"#/$defs/a","$defs":{"a":{"type":"number"}}} | {"$ref":"#/$defs/b","$defs":{"b":{"type":"integer"}}}
                    {"type":"object","properties":{"next":{"$ref":"#"}}} | {"type":"object","properties":{"next":{"$ref":"#"}},"required":["next"]}
                    {"not":{"const":1},"title":"x"}          | {"not":{"const":1}}
                    """)
    void whatOnlyLoosensHasNoGap(String wide, String narrow) {
        assertThat(gaps(wide, narrow)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    false                                    | {}                                   | /: nothing is accepted any more
                    {"type":"string"}                        | true                                 | /: type array, boolean, null, number, object is not accepted, only string
                    {"type":"integer"}                       | {"type":"number"}                    | /: type number is not accepted, only integer
                    {"enum":[1]}                             | {"enum":[1,2]}                       | /: enum or const accepts fewer values
                    {"enum":[1]}                             | {"type":"integer"}                   | /: enum or const accepts only some values, where any were possible
                    {"minimum":2}                            | {"type":"integer"}                   | /: minimum is stricter
                    {"exclusiveMinimum":2}                   | {"type":"integer","minimum":2}       | /: minimum is stricter
                    {"maximum":2}                            | {"type":"integer","maximum":3}       | /: maximum is stricter
                    {"multipleOf":2}                         | {"type":"integer","multipleOf":3}    | /: multipleOf does not divide what it was before
                    {"multipleOf":2}                         | {"type":"integer"}                   | /: multipleOf does not divide what it was before
                    {"minLength":2}                          | {"type":"string"}                    | /: minLength is higher: 2
                    {"maxLength":2}                          | {"type":"string"}                    | /: maxLength is lower: 2
                    {"pattern":"a"}                          | {"type":"string","pattern":"b"}      | /: pattern is new or another
                    {"format":"uuid"}                        | {"type":"string"}                    | /: format: new or another, which is not compared further
                    {"minItems":1}                           | {"type":"array"}                     | /: minItems is higher: 1
                    {"uniqueItems":true}                     | {"type":"array"}                     | /: uniqueItems is new
                    {"items":{"type":"string"}}              | {"type":"array"}                     | /items: type array, boolean, null, number, object is not accepted, only string
                    {"prefixItems":[{}]}                     | {"type":"array"}                     | /: the items of a tuple have changed
                    {"required":["a","b"]}                   | {"type":"object","required":["a"]}   | /: required now: b
                    {"required":["a"],"properties":{"a":{"default":1}}} | {"type":"object"}         | /: required now: a
                    {"maxProperties":1}                      | {"type":"object"}                    | /: maxProperties is lower: 1
                    {"properties":{"a/b":{"type":"null"}}}   | {"type":"object"}                    | /properties/a~1b: type array, boolean, number, object, string is not accepted, only null
                    {"additionalProperties":false}           | {"type":"object"}                    | /additionalProperties: nothing is accepted any more
                    {"properties":{},"additionalProperties":false} | {"type":"object","properties":{"a":{}},"additionalProperties":false} | /properties/a: nothing is accepted any more
                    {"patternProperties":{"x":{}}}           | {"type":"object"}                    | /: patternProperties is new or another
                    {"properties":{"x":{"type":"null"}},"title":"t"} | {"type":"object","patternProperties":{"x":{"type":"string"}},"additionalProperties":{"type":"null"}} | /properties/x: type string is not accepted, only null
                    {"anyOf":[{"type":"null"}]}              | {"type":["null","string"]}           | /: anyOf has no branch that accepts what was accepted
                    {"oneOf":[{"type":"null"},{"type":"string"}]} | {"oneOf":[{"type":"null"}]}     | /: oneOf: new or another, which is not compared further
                    {"allOf":[{"maxLength":3}]}              | {"type":"string"}                    | /: allOf has a branch that is new or stricter
                    {"contains":{"const":1}}                 | {"type":"array","contains":{"const":1},"minContains":0} | /: contains, minContains, maxContains: new or another, which is not compared further
                    {"unevaluatedProperties":false}          | {"type":"object"}                    | /: unevaluatedProperties is not compared unless all beside it is the same
                    {"$ref":"http://127.0.0.1/x"}            | {}                                   | /: a reference that is not into the schema itself, or has other keywords beside it, is not compared
                    {"$schema":"http://json-schema.org/draft-07/schema#"} | {"type":"null"}         | /$schema: the two are of different dialects and cannot be compared
                    {"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"type":"null"}}} | {"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"type":"string"}}} | /: not: new or another, which is not compared further
                    {"anyOf":[{"$ref":"#"},{"type":"string"}]} | {"type":"null"}                    | /: anyOf has no branch that accepts what was accepted
                    """)
    void whatTightensHasAGapAtItsPlace(String wide, String narrow, String gap) {
        assertThat(gaps(wide, narrow)).containsExactly(gap);
    }

    @Test
    void aReferenceWithoutEndIsAGap() {
        assertThat(gaps("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}", "{\"type\":\"null\"}"))
                .hasSize(1);
    }

    @Test
    @Timeout(60)
    void schemasMadeToBeSlowAreNotComparedToTheEnd() {
        String wide = nested("{\"type\":\"string\"}", 25);
        String narrow = nested("{\"type\":[\"string\",\"null\"]}", 25);
        assertThat(gaps(wide, narrow)).isNotEmpty();
    }

    /** Branches within branches: every level triples the pairs. */
    private static String nested(String innermost, int depth) {
        String schema = innermost;
        for (int i = 0; i < depth; i++) {
            schema = "{\"$ref\":\"#/$defs/d" + i + "\"}";
        }
        StringBuilder definitions = new StringBuilder("\"d0\":" + innermost);
        for (int i = 1; i < depth; i++) {
            String below = "{\"$ref\":\"#/$defs/d" + (i - 1) + "\"}";
            definitions
                    .append(",\"d")
                    .append(i)
                    .append("\":{\"anyOf\":[")
                    .append(below)
                    .append(',')
                    .append(below);
            definitions.append("]}");
        }
        return "{\"$defs\":{" + definitions + "},\"anyOf\":[" + schema + "]}";
    }
}
