package dev.actionsgateway.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "true | true",
                "\"x\" | \"x\"",
                "76000000001 | 76000000001",
                "1.5 | 1.5",
                "[] | {\"t\":1,\"a\":[]}",
                "[1,\"b\"] | {\"t\":1,\"a\":[1,\"b\"]}",
                "{} | {\"t\":2,\"d\":[]}",
                "{\"os\":\"linux\",\"v\":[1]} |"
                        + " {\"t\":2,\"d\":[{\"k\":\"os\",\"v\":\"linux\"},"
                        + "{\"k\":\"v\",\"v\":{\"t\":1,\"a\":[1]}}]}",
            })
    void contextDataHasItsOwnEncoding(String plain, String encoded) {
        Value value = PlainJson.decode(json(plain));

        assertThat(ContextData.encode(value)).hasToString(encoded);
        assertThat(PlainJson.encode(ContextData.decode(json(encoded)))).hasToString(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"t\":0,\"s\":\"x\"} | \"x\"",
                "{\"s\":\"x\"} | \"x\"",
                "{} | \"\"",
                "{\"t\":1} | []",
                "{\"t\":2} | {}",
                "{\"t\":3,\"b\":true} | true",
                "{\"t\":4,\"n\":2} | 2",
                "{\"t\":5,\"d\":[{\"k\":\"a\",\"v\":1},{\"k\":\"A\",\"v\":2}]} | {\"a\":1,\"A\":2}",
                "{\"t\":2,\"d\":[{\"k\":\"a\"}]} | {\"a\":null}",
            })
    void theGeneralFormOfContextDataIsReadToo(String encoded, String plain) {
        assertThat(PlainJson.encode(ContextData.decode(json(encoded)))).hasToString(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"t\":9}", "{\"t\":2,\"d\":[1]}"})
    void whatIsNoContextDataIsRefused(String encoded) {
        assertThatThrownBy(() -> ContextData.decode(json(encoded)))
                .isInstanceOf(ExpressionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":0,\"file\":1,\"line\":9,\"col\":5,\"lit\":\"x\"}",
                "{\"type\":1,\"seq\":[{\"type\":7},{\"type\":5,\"bool\":true}]}",
                "{\"type\":2,\"map\":[{\"Key\":{\"type\":4,\"directive\":\"insert\"},"
                        + "\"Value\":{\"type\":3,\"file\":1,\"line\":2,\"col\":3,"
                        + "\"expr\":\"matrix\"}}]}",
                "{\"type\":6,\"num\":10}",
                "{\"type\":6,\"num\":0.25}",
            })
    void aTokenIsWrittenAsItWasRead(String encoded) {
        assertThat(TemplateJson.encode(TemplateJson.decode(json(encoded)))).hasToString(encoded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x\" | {\"type\":0,\"lit\":\"x\"}",
                "{\"lit\":\"x\"} | {\"type\":0,\"lit\":\"x\"}",
                "5 | {\"type\":6,\"num\":5}",
                "true | {\"type\":5,\"bool\":true}",
                "null | {\"type\":7}",
            })
    void bareScalarsAreTokensToo(String bare, String encoded) {
        assertThat(TemplateJson.encode(TemplateJson.decode(json(bare)))).hasToString(encoded);
    }

    @Test
    void depthIsBounded() {
        String data = "{\"t\":1,\"a\":[".repeat(200) + "]}".repeat(200);
        String token = "{\"type\":1,\"seq\":[".repeat(200) + "]}".repeat(200);
        String plain = "[".repeat(200) + "]".repeat(200);

        assertThatThrownBy(() -> ContextData.decode(json(data))).hasMessageContaining("deep");
        assertThatThrownBy(() -> TemplateJson.decode(json(token))).hasMessageContaining("deep");
        assertThatThrownBy(() -> PlainJson.decode(json(plain))).hasMessageContaining("deep");
    }

    private static JsonValue json(String text) {
        return JsonText.JSON.createReader(new StringReader(text)).readValue();
    }
}
