package dev.actionsgateway.suite;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;

/// The rooms of the project: which package belongs to which module, and which module may see which.
///
/// The arrows are the whole truth: what is not named here is forbidden.
final class Rooms {

    static final String ROOT = "dev.actionsgateway";

    /// Room to the rooms that it may use.
    static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("kit", Set.of()),
                    Map.entry("serve", Set.of("kit")),
                    Map.entry("jobs", Set.of("kit")),
                    Map.entry("github", Set.of("kit", "jobs")),
                    Map.entry("api", Set.of("kit")),
                    Map.entry("kube", Set.of("kit")),
                    Map.entry("agc", Set.of("kit", "serve", "jobs", "github", "api", "kube")),
                    Map.entry("gmc", Set.of("kit", "serve", "api", "kube")),
                    Map.entry("webhook", Set.of("kit", "serve", "api", "kube")),
                    Map.entry("proxy", Set.of("kit", "serve")),
                    Map.entry("probe", Set.of("kit", "jobs", "github")),
                    Map.entry("wrapper", Set.of()),
                    Map.entry("expressions", Set.of()),
                    Map.entry("workflows", Set.of("expressions")),
                    Map.entry("githubsim", Set.of("kit", "serve", "expressions", "workflows")),
                    Map.entry("workersim", Set.of("kit", "expressions")),
                    Map.entry("cluster", Set.of("kit")),
                    Map.entry(
                            "load",
                            Set.of(
                                    "kit",
                                    "serve",
                                    "jobs",
                                    "github",
                                    "githubsim",
                                    "api",
                                    "agc",
                                    "cluster")));

    private Rooms() {}

    static JavaClasses shipped() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }
}
