package io.writeproof.http.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.RequestException;
import io.writeproof.service.inference.InferenceRequest;
import io.writeproof.service.inference.InferenceRequest.Storage;
import io.writeproof.service.inference.InferenceRequest.Target;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceRequestDecoderTest {

    private static final String HEAD = "{\"function_name\":\"f\",\"input\":{\"messages\":[]}";

    private static InferenceRequest decode(String body) {
        return InferenceRequestDecoder.decode(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theRequestOfTheLoadTestIsRead() {
        InferenceRequest request = decode("""
                {"function_name":"load_test_chat","stream":false,
                 "input":{"messages":[{"role":"user","content":"load-test:ü"}]},
                 "params":{"chat_completion":{"max_tokens":128}},
                 "cache_options":{"enabled":"off"},
                 "tags":{"load_test_run_id":"r","load_test_case":"manual"}}
                """);
        assertThat(request.target()).isEqualTo(new Target("load_test_chat", null, null));
        assertThat(request.episodeId()).isNull();
        assertThat(request.prompt().input())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"load-test:ü\"}]}");
        assertThat(request.prompt().params()).isEqualTo("{\"chat_completion\":{\"max_tokens\":128}}");
        assertThat(request.prompt().characters()).isEqualTo("load-test:ü".length());
        assertThat(request.prompt().maxTokens()).isEqualTo(128);
        assertThat(request.tags()).isEqualTo("{\"load_test_run_id\":\"r\",\"load_test_case\":\"manual\"}");
        assertThat(request.storage()).isEqualTo(Storage.STORED);
    }

    @Test
    void whatIsLeftOutOrNullHasItsDefault() {
        InferenceRequest request =
                decode("{\"model_name\":\"m\",\"tags\":null,\"input\":{\"messages\":[],\"system\":null}}");
        assertThat(request.target()).isEqualTo(new Target(null, "m", null));
        assertThat(request.tags()).isEqualTo("{}");
        assertThat(request.prompt().params()).isEqualTo("{}");
        assertThat(request.prompt().maxTokens()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void everyFieldOfTheSourceServiceIsAccepted() {
        InferenceRequest request = decode(HEAD + """
                ,"variant_name":"v","episode_id":"01931f5a-7f1e-7000-8000-000000000001","dryrun":true,"namespace":"n",
                "include_raw_response":false,"include_raw_usage":true,"output_schema":{"a":[1.5e3]},"credentials":{},
                "extra_body":[],"extra_headers":[],"allowed_tools":[],"additional_tools":[],"provider_tools":[],
                "tool_choice":"auto","parallel_tool_calls":true,"cache_options":{"max_age_s":null}}
                """);
        assertThat(request.target().variantName()).isEqualTo("v");
        assertThat(request.episodeId()).isEqualTo(UUID.fromString("01931f5a-7f1e-7000-8000-000000000001"));
        assertThat(request.storage()).isEqualTo(Storage.DRY_RUN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ,"surprise":1}                               | surprise: unknown field; expected one of additional_tools, allowed_tools,
                    ,"tags":{"tensorzero::x":"y"}}               | tags: the prefix tensorzero:: is reserved; choose another name than tensorzero::x
                    ,"tags":{"x":1}}                             | tags.x: expected a text, found another number
                    ,"tags":[]}                                  | tags: expected an object, found an array
                    ,"tags":{},"tags":{}}                        | tags: expected once, found twice
                    ,"stream":true}                              | stream: answers come in one piece here; expected false, found true
                    ,"stream":"no"}                              | stream: expected true or false, found a text
                    ,"variant_name":{}}                          | variant_name: expected a text, found an object
                    ,"model_name":"m"}                           | function_name, model_name: expected exactly one of them, found both
                    ,"episode_id":"1-1-1-1-1"}                   | episode_id: expected a UUID such as
                    ,"episode_id":"01931f5a-7f1e-7000-8000-00000000000g"} | episode_id: expected a UUID such as
                    ,"cache_options":{"enabled":"maybe"}}        | cache_options.enabled: expected one of off, on, read_only, write_only
                    ,"cache_options":{"x":1}}                    | cache_options.x: unknown field; expected one of enabled, max_age_s
                    ,"params":{"chat_completion":3}}             | params.chat_completion: expected an object, found another number
                    ,"params":{"chat_completion":{"max_tokens":-1}}} | params.chat_completion.max_tokens: expected a whole number from 0 to 2147483647
                    ,"params":{"chat_completion":{"max_tokens":99999999999}}} | params.chat_completion.max_tokens: expected a whole number
                    ,"params":{"chat_completion":{"seed":1e99999}}} | params.chat_completion.seed: expected numbers with an exponent of at most four digits
                    ,"extra_body":["\\u0000"]}                   | extra_body: the character \\u0000 cannot be stored; leave it out
                    ,"namespace":"\\ud800"}                      | namespace: expected text without half surrogate pairs
                    } x                                          | the body is not valid JSON at line 1, column
                    }{}                                          | the body: expected nothing after the JSON object, found an object
                    ,"tags":                                     | the body is not valid JSON at line 1, column
                    """)
    void eachMistakeIsNamedWithItsField(String tail, String message) {
        assertThatThrownBy(() -> decode(HEAD + tail))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    null                                                   | input: expected an object, found nothing
                    "hello"                                                | input: expected an object, found a text
                    {}                                                     | input.messages: expected an array, found nothing
                    {"messages":{}}                                        | input.messages: expected an array, found an object
                    {"messages":[],"surprise":1}                           | input.surprise: unknown field; expected one of messages, system
                    {"messages":[1]}                                       | input.messages[0]: expected an object, found another number
                    {"messages":[{"role":"user"}]}                         | input.messages[0]: expected role and content
                    {"messages":[{"role":"king","content":"x"}]}           | input.messages[0].role: expected user or assistant
                    {"messages":[{"role":"user","content":5}]}             | input.messages[0].content: expected a text or an array of content blocks, found another number
                    {"messages":[{"role":"user","content":"x","to":"y"}]}  | input.messages[0].to: unknown field; expected one of content, role
                    """)
    void eachMistakeInTheConversationIsNamedWithItsPlace(String input, String message) {
        assertThatThrownBy(() -> decode("{\"function_name\":\"f\",\"input\":" + input + "}"))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "3", "\"x\"", "{", "{}", "\uFEFF{}"})
    void aBodyThatIsNoRequestIsRefused(String body) {
        assertThatThrownBy(() -> decode(body)).isInstanceOf(RequestException.class);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] body = (HEAD + ",\"namespace\":\"#\"}").getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xFF;
        assertThatThrownBy(() -> InferenceRequestDecoder.decode(body))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("Invalid UTF-8");
    }

    @Test
    void aDeepNestIsRefusedBeforeItCanHurt() {
        String nest = "[".repeat(1000) + "]".repeat(1000);
        assertThatThrownBy(() -> decode(HEAD + ",\"extra_body\":" + nest + "}"))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("nesting depth");
    }
}
