package dev.actionsgateway.github.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Fuzz;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever comes, a document is read or refused, its members can be asked for in every way, and it
/// costs no more than is declared.
class TreePropertyTest {
    @Property
    void everyDocumentIsReadOrRefused(@ForAll("documents") byte[] bytes)
            throws InterruptedException {
        long cost = Fuzz.allocatedBy(() -> Tree.parse(bytes).ifPresent(TreePropertyTest::ask));

        // Each member is asked for six times below.
        assertThat(cost).isLessThan(6 * Tree.cost(bytes.length));
    }

    private static void ask(Tree tree) {
        for (var name : tree.names().stream().limit(20).toList()) {
            var _ = tree.text(name).flatMap(WireTime::instant);
            var _ = tree.filled(name).flatMap(WireTime::span);
            var _ = tree.number(name);
            var _ = tree.flag(name);
            var _ = tree.children(name);
            var _ = tree.texts(name);
            tree.child(name).ifPresent(TreePropertyTest::ask);
        }
    }

    @Provide
    Arbitrary<byte[]> documents() {
        return Fuzz.changed(
                """
                {"text":"x","long":5714371765723164553,"number":1.5e3,"flag":true,"none":null,
                 "list":[1,"two",{"three":3}],"child":{"deep":{"deeper":"\\u00e4"}},
                 "time":"2031-03-04T10:10:00.0000000Z","odd":"0001-01-01T00:00:00","span":"1.00:05:00"}
                """);
    }
}
