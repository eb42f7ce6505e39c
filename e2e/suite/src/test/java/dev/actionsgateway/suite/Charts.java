package dev.actionsgateway.suite;

import dev.actionsgateway.cluster.Repository;
import java.nio.file.Path;

/// Where the charts are: of now, and of before.
final class Charts {
    private Charts() {}

    /// Those of this checkout.
    static Path now() {
        return Repository.root().resolve("charts");
    }

    /// Those of the commit before the last that changed them; the same as now where the checkout
    /// has no history, which is said.
    static Path before() throws InterruptedException {
        return Path.of(Repository.run("e2e/local/charts-before"));
    }
}
