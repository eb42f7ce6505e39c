package dev.actionsgateway.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.expressions.TemplateToken.Entry;
import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    private static final Position AT = new Position(1, 3, 7);
    private static final Scope SCOPE = Scope.of(Map.of("x", Value.of("1"), "n", Value.of(2)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${{ x }} | x",
                "${{x}} | x",
                "a ${{ x }} b | format('a {0} b', x)",
                "${{ x }}${{ n }} | format('{0}{1}', x, n)",
                "it's {${{ x }}} | format('it''s {{{0}}}', x)",
                "${{ '}}' }} | '}}'",
                "a ${{ 'it''s }}' }} | format('a {0}', 'it''s }}')",
            })
    void aTextWithExpressionsBecomesOneExpression(String text, String expression) {
        assertThat(Templates.parse(text, AT)).isEqualTo(new TemplateToken.Expr(AT, expression));
    }

    @Test
    void aTextWithoutExpressionsStaysOne() {
        assertThat(Templates.parse("$x {{ y }}", AT))
                .isEqualTo(new TemplateToken.Text(AT, "$x {{ y }}"));
    }

    @Test
    void aMixedTextIsWorkedOutAsWritten() {
        TemplateToken token = Templates.parse("it's {${{ x }}} of ${{ n }}", AT);

        assertThat(Templates.evaluateText(token, SCOPE)).isEqualTo("it's {1} of 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"ab ${{ x | 4", "ab ${{ x + }} | 10", "${{ }} | 4", "${{ x }} ${{ 'y }} | 10"})
    void anErrorPointsIntoTheText(String text, int column) {
        assertThatThrownBy(() -> Templates.parse(text, AT))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column));
    }

    @Test
    void aTreeIsWorkedOutWithInsertedMaps() {
        TemplateToken.Mapping inserted =
                TemplateToken.mapping(
                        List.of(
                                new Entry(
                                        TemplateToken.text("b"), Templates.parse("${{ n }}", AT))));
        TemplateToken tree =
                TemplateToken.mapping(
                        List.of(
                                new Entry(
                                        Templates.parse("k${{ x }}", AT), TemplateToken.text("v")),
                                new Entry(Templates.parse("${{ insert }}", AT), inserted),
                                new Entry(
                                        TemplateToken.text("list"),
                                        new TemplateToken.Sequence(
                                                AT, List.of(new TemplateToken.Bool(AT, true))))));

        assertThat(JsonText.write(Templates.evaluate(tree, SCOPE)).replaceAll("\\s", ""))
                .isEqualTo("{\"k1\":\"v\",\"b\":2,\"list\":[true]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | success()",
                "always() | always()",
                "${{ always() }} | always()",
                "!cancelled() && x | !cancelled() && x",
                "x == '1' | success() && (x == '1')",
                "${{ x == '1' }} | success() && (x == '1')",
                "${{ x }} == 1 | success() && (format('{0} == 1', x))",
            })
    void aConditionDemandsSuccessUnlessItAsksForTheStatus(String text, String expression) {
        assertThat(Condition.of(text)).hasToString(expression);
    }
}
