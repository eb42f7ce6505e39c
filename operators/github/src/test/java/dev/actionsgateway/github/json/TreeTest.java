package dev.actionsgateway.github.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
    private static Tree tree(String text) {
        return Tree.parse(text).orElseThrow();
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(tree("\uFEFF{\"a\":1}").number("a")).hasValue(1);
    }

    @Test
    void namesMatchInAnyCaseAndTheExactOneWins() {
        var tree = tree("{\"AgentId\":\"7\",\"x\":1,\"X\":2}");

        assertThat(tree.number("agentId")).hasValue(7);
        assertThat(tree.number("X")).hasValue(2);
    }

    @Test
    void numbersKeepAllTheirDigitsNativeOrAsStrings() {
        assertThat(tree("{\"a\":5714371765723164553}").number("a")).hasValue(5714371765723164553L);
        assertThat(tree("{\"a\":\"5714371765723164553\"}").number("a"))
                .hasValue(5714371765723164553L);
    }

    @Test
    void whatIsNoWholeNumberIsNoNumber() {
        for (var bad : new String[] {"1.5", "9223372036854775808", "1e3", "\"x\"", "null", "[]"}) {
            assertThat(tree("{\"a\":" + bad + "}").number("a")).isEmpty();
        }
    }

    @Test
    void flagsMayBeStrings() {
        assertThat(tree("{\"a\":\"True\"}").flag("a")).isTrue();
        assertThat(tree("{\"a\":true}").flag("a")).isTrue();
        assertThat(tree("{\"a\":\"False\"}").flag("a")).isFalse();
        assertThat(tree("{}").flag("a")).isFalse();
    }

    @Test
    void listsLeaveOutWhatDoesNotBelong() {
        var tree = tree("{\"a\":[1,{\"b\":2},null],\"c\":\"x\"}");

        assertThat(tree.children("a")).hasSize(1);
        assertThat(tree.texts("a")).containsExactly("1");
        assertThat(tree.children("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "{", "{\"a\":}", "nope", "\"text\""})
    void whatIsNoObjectIsNothing(String text) {
        assertThat(Tree.parse(text)).isEmpty();
    }

    @Test
    void deepNestingAndEndlessNumbersAreNothing() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(Tree.parse(deep)).isEmpty();
        assertThat(Tree.parse("{\"a\":" + "9".repeat(100_000) + "}")).isEmpty();
    }

    @Test
    void bracketsInStringsAreNoDepth() {
        assertThat(Depth.of("{\"a\":\"[[\\\"{{\"}".getBytes(UTF_8), 0)).isEqualTo(1);
    }

    @Test
    void aTreePrintsNoValues() {
        assertThat(tree("{\"token\":\"s3cret\"}").toString()).doesNotContain("s3cret");
    }
}
