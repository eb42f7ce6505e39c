package dev.actionsgateway.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The language, as tables: an expression, a bar, and the JSON of its result.
class ExpressionTest {

    private static final String CONTEXT =
            """
            {"github": {"ref": "refs/heads/main", "Event_Name": "push", "run_id": "26000000001",
                        "event": {"commits": [{"id": "a", "author": {"name": "x"}},
                                              {"id": "b"}, 7, null]}},
             "matrix": {"os": "ubuntu", "node": 20, "flags": [], "zero": 0},
             "needs": {"a": {"result": "success", "outputs": {"v": "1"}},
                       "b": {"result": "failure", "outputs": {}}}}
            """;

    private static final Scope SCOPE =
            Scope.of(((Value.Obj) JsonText.read(CONTEXT)).fields())
                    .withStatus(new Status(false, true, false));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "true | true",
                "1 | 1",
                "-1.5 | -1.5",
                "+3 | 3",
                ".5 | 0.5",
                "1e3 | 1000",
                "0xff | 255",
                "0o17 | 15",
                "0xffffffff | -1",
                "'it''s' | \"it's\"",
                "'' | \"\"",
                "Infinity | Infinity",
                "-Infinity | -Infinity",
                "NaN | NaN",
            })
    void literals(String expression, String result) {
        assertThat(json(expression)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 == '1'",
                "1 == ' 1 '",
                "1 == '0x1'",
                "0 == ''",
                "null == 0",
                "null == ''",
                "null == false",
                "true == 1",
                "true == '1'",
                "'A' == 'a'",
                "'ä' == 'Ä'",
                "null == null",
                "github.event == github.event",
                "matrix.flags == matrix.flags",
                "'b' > 'A'",
                "2 > '1'",
                "true > false",
                "null <= 0",
                "null >= null",
                "'a' <= 'A'",
                "'abc' < 'abd'",
                "1 != 2",
                "!false",
                "!!'x'",
                "!0",
                "!''",
                "!null",
                "!NaN",
                "1 < 2 == true",
                "true || false && false",
                "!(true && false)",
                "1 == 1 && 2 == 2",
            })
    void whatHolds(String expression) {
        assertThat(json(expression)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NaN == NaN",
                "NaN == 'x'",
                "1 == 'one'",
                "true == 'true'",
                "fromJSON('[]') == ''",
                "fromJSON('[]') == fromJSON('[]')",
                "fromJSON('{}') == fromJSON('{}')",
                "matrix.flags == 0",
                "matrix.flags > 0",
                "NaN < 1",
                "NaN >= NaN",
                "1 > 'one'",
                "null > null",
                "null < null",
                "!'x'",
                "!matrix.flags",
                "'' == null && false",
                "false == 'false'",
            })
    void whatDoesNotHold(String expression) {
        assertThat(json(expression)).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a' && 'b' | \"b\"",
                "'' && 'b' | \"\"",
                "`'a' || 'b'` | \"a\"",
                "`0 || ''` | \"\"",
                "`matrix.zero || 'default'` | \"default\"",
                "`true && matrix.os || 'none'` | \"ubuntu\"",
            })
    void andAndOrResultInAnOperand(String expression, String result) {
        assertThat(json(expression)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "github.ref | \"refs/heads/main\"",
                "GITHUB.REF | \"refs/heads/main\"",
                "github.event_name | \"push\"",
                "github['event_name'] | \"push\"",
                "github[format('event_{0}', 'name')] | \"push\"",
                "github.nothing | null",
                "github.nothing.at.all | null",
                "github.ref.length | null",
                "matrix.os[0] | null",
                "github.event.commits[1].id | \"b\"",
                "github.event.commits['1'].id | \"b\"",
                "github.event.commits[1.9].id | \"b\"",
                "github.event.commits[-1] | null",
                "github.event.commits[9] | null",
                "github.event.commits['x'] | null",
                "join(github.event.commits.*.id) | \"a,b\"",
                "join(github.event.commits[*].author.name) | \"x\"",
                "join(needs.*.result) | \"success,failure\"",
                "join(needs.*.outputs.v) | \"1\"",
                "join(needs.*.outputs.*) | \"1\"",
                "join(github.ref.*) | \"\"",
                "join(needs.*.*.v) | \"1\"",
                "(needs.*)[0] | null",
                "contains(needs.*.result, 'FAILURE') | true",
                "fromJSON('[[1,2],[3]]')[0][1] | 2",
            })
    void propertiesAndItems(String expression, String result) {
        assertThat(json(expression).replaceAll("\\s+", "").replace("[]", "null")).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contains('Hello', 'ELL') | true",
                "contains('Hello', '') | true",
                "contains(123, 2) | true",
                "contains(fromJSON('[1,\"b\"]'), 'B') | true",
                "contains(fromJSON('[1,\"b\"]'), '1') | true",
                "contains(fromJSON('{}'), 'a') | false",
                "startsWith(github.ref, 'REFS/') | true",
                "startsWith('a', 'ab') | false",
                "startsWith(matrix.flags, '') | false",
                "endsWith('a.txt', '.TXT') | true",
                "endsWith('a', 'ba') | false",
                "format('{1}{0}{{x}}', 'a', 1.50) | \"1.5a{x}\"",
                "format('{0}', matrix) | \"Object\"",
                "format('{0}', null) | \"\"",
                "join(fromJSON('[\"a\",2,null,true]'), '-') | \"a-2--true\"",
                "join('x') | \"x\"",
                "join(matrix) | \"\"",
                "toJSON('a\"') | `\"\\\"a\\\\\\\"\\\"\"`",
                "toJSON(fromJSON('[]')) | \"[]\"",
                "fromJSON('{\"a\":[1]}').a[0] | 1",
                "fromJSON(' \"x\" ') | \"x\"",
                "case(false, 1, true, 2, 3) | 2",
                "case(false, 1, 2) | 2",
                "success() | false",
                "FAILURE() && always() && !cancelled() | true",
            })
    void functions(String expression, String result) {
        assertThat(json(expression)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.0, 1",
        "0.1, 0.1",
        "1.10, 1.1",
        "123456789012345, 123456789012345",
        "1234567890123456, 1.23456789012346E+15",
        "1e15, 1E+15",
        "1e100, 1E+100",
        "0.0001, 0.0001",
        "0.00001, 1E-05",
        "-2.5e-7, -2.5E-07",
        "26000000001, 26000000001",
        "0.30000000000000004, 0.3"
    })
    void numbersHaveAtMostFifteenDigits(String number, String written) {
        assertThat(Numbers.format(Double.parseDouble(number))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | expected",
                "`  ` | 1 | expected",
                "1 + 2 | 3 | '+'",
                "1-2 | 1 | '1-2'",
                "a = b | 3 | '='",
                "a & b | 3 | '&'",
                "'open | 1 | not closed",
                "\"x\" | 1 | Unexpected",
                "(a | 3 | Expected ')'",
                "a) | 2 | ')'",
                "a[1 | 4 | Expected ']'",
                "a. | 3 | end of expression",
                "a.'x' | 3 | 'x'",
                "a..b | 3 | '.'",
                "* | 1 | '*'",
                "a && | 5 | end of expression",
                "a b | 3 | 'b'",
                "contains('x') | 1 | takes 2 arguments, not 1",
                "format() | 1 | takes 1 to 255",
                "join(1,,2) | 8 | ','",
                "a == ${{ b }} | 6 | '${{'",
            })
    void aParseErrorSaysWhatAndWhere(String expression, int column, String what) {
        assertThatThrownBy(() -> Expression.parse(expression))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column))
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x + secrets.TOKEN | Unexpected",
                "secrets.TOKEN | 'secrets'",
                "TRUE | 'TRUE'",
                "hashFiles('x') | 'hashFiles'",
                "format('{0} {1}', 1) | {1}",
                "format('{') | brace",
                "format('}') | brace",
                "format('{a}') | brace",
                "fromJSON('') | not JSON",
                "fromJSON('{') | not JSON",
                "fromJSON('1 2') | JSON",
                "case(1, 2, 3) | not a boolean",
                "case(true, 2, false, 3) | pairs",
            })
    void whatHasNoResultIsAnError(String expression, String what) {
        assertThatThrownBy(() -> Expression.parse(expression).evaluate(SCOPE))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(what);
    }

    @Test
    void depthLengthAndResultAreBounded() {
        String deep = "(".repeat(60) + "1" + ")".repeat(60);
        String chain = "a" + ".b".repeat(60);
        String wide = "true" + " && true".repeat(2000);
        String thousand = "'" + "x".repeat(1000) + "'";
        String large = "format('" + "{0}".repeat(1100) + "', " + thousand + ")";

        assertThatThrownBy(() -> Expression.parse(deep)).hasMessageContaining("50 levels");
        assertThatThrownBy(() -> Expression.parse(chain)).hasMessageContaining("50 levels");
        assertThat(json(wide)).isEqualTo("true");
        assertThatThrownBy(() -> Expression.parse("1" + " ".repeat(21_000)))
                .hasMessageContaining("21000");
        assertThatThrownBy(() -> Expression.parse(large).evaluate(SCOPE))
                .hasMessageContaining("longer than");
    }

    @Test
    void anExpressionTellsTheNamesItUses() {
        Expression expression =
                Expression.parse("always() && GitHub.ref == format('{0}', matrix.a) || github.x");

        assertThat(expression.contexts()).containsExactly("GitHub", "matrix");
        assertThat(expression.functions()).containsExactly("always", "format");
    }

    @Test
    void jsonIsPrintedWithTwoBlanks() {
        Value value = JsonText.read("{\"a\":[1,\"x\",{}],\"b\":null}");

        assertThat(JsonText.write(value))
                .isEqualTo("{\n  \"a\": [\n    1,\n    \"x\",\n    {}\n  ],\n  \"b\": null\n}");
    }

    private static String json(String expression) {
        return JsonText.write(Expression.parse(expression).evaluate(SCOPE));
    }
}
