package dev.actionsgateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.expressions.Expression;
import dev.actionsgateway.expressions.PlainJson;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a:[1,2],b:[x,y]} | {a:1,b:x} {a:1,b:y} {a:2,b:x} {a:2,b:y}",
                "{a:[1,2],b:[x,y],exclude:[{a:1,b:y}]} | {a:1,b:x} {a:2,b:x} {a:2,b:y}",
                "{a:[1,2],b:[x,y],exclude:[{a:1}]} | {a:2,b:x} {a:2,b:y}",
                "{include:[{a:1},{a:2,b:x}]} | {a:1} {a:2,b:x}",
                "{a:[1,2],include:[{a:1,c:z}]} | {a:1,c:z} {a:2}",
                "{a:[1,2],include:[{c:z}]} | {a:1,c:z} {a:2,c:z}",
                "{a:[1],include:[{a:3,c:z},{c:y}]} | {a:1,c:y} {a:3,c:z}",
                "{f:[apple,pear],n:[cat,dog],include:[{c:green},{c:pink,n:cat},{f:apple,s:circle},"
                        + "{f:banana},{f:banana,n:cat}]} |"
                        + " {f:apple,n:cat,c:pink,s:circle} {f:apple,n:dog,c:green,s:circle}"
                        + " {f:pear,n:cat,c:pink} {f:pear,n:dog,c:green} {f:banana} {f:banana,n:cat}",
                "{o:[{n:x,v:1},{n:y,v:2}],exclude:[{o:{n:x}}]} | {o:{n:y,v:2}}",
                "{a:[1],exclude:[{a:1}],include:[{b:2}]} | {b:2}",
                "{a:[1,2],b:[true],exclude:[{a:1,b:true}]} | {a:2,b:true}",
            })
    void combinations(String matrix, String expected) {
        assertThat(
                        Matrix.expand(json(matrix)).stream()
                                .map(each -> PlainJson.encode(each).toString().replace("\"", ""))
                                .toList())
                .isEqualTo(List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a:[]} | does not contain any values",
                "{a:x} | does not contain any values",
                "{a:[1],exclude:[{a:1}]} | no combination",
                "{include:[]} | no combination",
                "{include:[x]} | not a map",
                "[1] | not a map",
            })
    void whatCannotBeExpanded(String matrix, String message) {
        assertThatThrownBy(() -> Matrix.expand(json(matrix))).hasMessageContaining(message);
    }

    @Test
    void thereAreAtMost256Jobs() {
        String sixteen = "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]";

        assertThat(Matrix.expand(json("{a:" + sixteen + ",b:" + sixteen + "}"))).hasSize(256);
        assertThatThrownBy(() ->
                        Matrix.expand(
                                json("{a:" + sixteen + ",b:" + sixteen + ",include:[{a:x}]}")))
                .hasMessageContaining("256");
        assertThatThrownBy(() ->
                        Matrix.expand(json("{a:%1$s,b:%1$s,c:%1$s,d:%1$s}".formatted(sixteen))))
                .hasMessageContaining("256");
    }

    /// JSON with bare words.
    private static Value json(String text) {
        String quoted =
                text.replaceAll("([A-Za-z_]+)", "\"$1\"").replaceAll("\"(true|false|null)\"", "$1");
        return Expression.parse("fromJSON('" + quoted + "')").evaluate(Scope.empty());
    }
}
