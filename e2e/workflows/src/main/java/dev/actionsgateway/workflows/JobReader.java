package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Condition;
import dev.actionsgateway.expressions.TemplateToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one job.
final class JobReader {

    private static final Map<String, String> UNSUPPORTED =
            Map.of(
                    "uses",
                    "Reusable workflows are not run here: write the called workflow's jobs into"
                            + " this file.",
                    "with",
                    "Only a reusable workflow takes inputs, and those are not run here: remove it.",
                    "secrets",
                    "Only a reusable workflow takes secrets, and those are not run here: remove it.",
                    "environment",
                    "Environments with their protection rules are not simulated: remove it.",
                    "snapshot",
                    "Image snapshots are not simulated: remove it.");

    private final String key;
    private final String id;
    private final Findings findings;

    JobReader(String id, Findings findings) {
        this.id = id;
        this.key = "jobs." + id;
        this.findings = findings;
    }

    Job read(Yaml yaml) {
        Section section = Section.of(yaml, key, findings);
        SharedReader shared = new SharedReader(findings);
        boolean called = section.get("uses").isPresent();
        TemplateToken runsOn = runsOn(section, called);
        Job.Settings settings =
                new Job.Settings(
                        runsOn,
                        section.number("timeout-minutes", Place.JOB),
                        section.bool("continue-on-error", Place.JOB),
                        shared.concurrency(section, Place.JOB));
        Job.Content content =
                new Job.Content(
                        section.texts("env", Place.JOB_ENV),
                        shared.defaults(section, Place.JOB_DEFAULTS),
                        section.texts("outputs", Place.OUTPUTS),
                        container(section),
                        services(section),
                        steps(section, called));
        Job job =
                new Job(
                        id,
                        section.text("name", Place.JOB),
                        section.literals("needs"),
                        section.condition("if", Place.JOB_IF).orElse(Condition.DEFAULT),
                        strategy(section),
                        settings,
                        shared.permissions(section),
                        content);
        section.close(UNSUPPORTED);
        return job;
    }

    private TemplateToken runsOn(Section section, boolean called) {
        Optional<Yaml> written =
                called
                        ? section.get("runs-on")
                        : section.need("runs-on", "name the labels of the runners.");
        written.filter(Yaml.Fields.class::isInstance)
                .ifPresent(map -> {
                    Section group = Section.of(map, section.key("runs-on"), findings);
                    boolean named = group.get("group").isPresent();
                    boolean labelled = group.get("labels").isPresent();
                    if (!named && !labelled) {
                        findings.add(map.at(), group.key(), "Name a group or labels.");
                    }
                    group.close();
                });
        return section.any("runs-on", Place.JOB).orElse(new TemplateToken.Null(section.at()));
    }

    private Job.Strategy strategy(Section section) {
        Optional<Section> strategy = section.section("strategy");
        if (strategy.isEmpty()) {
            return new Job.Strategy(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Section inner = strategy.get();
        Job.Strategy read =
                new Job.Strategy(
                        inner.any("matrix", Place.STRATEGY),
                        inner.bool("fail-fast", Place.STRATEGY),
                        inner.number("max-parallel", Place.STRATEGY));
        inner.get("matrix").ifPresent(matrix -> checkMatrix(matrix, inner.key("matrix")));
        inner.close();
        return read;
    }

    /// What is wrong without knowing any expression's result.
    private void checkMatrix(Yaml matrix, String at) {
        if (matrix instanceof Yaml.Scalar scalar && scalar.text().contains("${{")) {
            return;
        }
        for (Yaml.Field field : Section.of(matrix, at, findings).fields()) {
            boolean list = field.value() instanceof Yaml.Items(_, var items) && !items.isEmpty();
            boolean expression =
                    field.value() instanceof Yaml.Scalar scalar && scalar.text().contains("${{");
            if (!list && !expression) {
                findings.add(
                        field.value().at(),
                        at + "." + field.name(),
                        "A list with at least one item is expected here, or an expression.");
            }
        }
    }

    private Optional<TemplateToken> container(Section section) {
        section.get("container")
                .filter(Yaml.Fields.class::isInstance)
                .ifPresent(yaml -> checkContainer(yaml, section.key("container")));
        return section.any("container", Place.CONTAINER);
    }

    private Optional<TemplateToken> services(Section section) {
        section.section("services")
                .ifPresent(services ->
                        services.fields()
                                .forEach(each ->
                                        checkContainer(each.value(), services.key(each.name()))));
        return section.any("services", Place.CONTAINER);
    }

    private void checkContainer(Yaml yaml, String at) {
        Section section = Section.of(yaml, at, findings);
        section.need("image", "name the container's image.");
        List.of("credentials", "env", "ports", "volumes", "options", "command", "entrypoint")
                .forEach(section::get);
        section.close();
    }

    private List<Step> steps(Section section, boolean called) {
        Optional<Yaml> written =
                called ? Optional.empty() : section.need("steps", "a job has at least one step.");
        section.get("steps");
        if (written.isEmpty()) {
            return List.of();
        }
        if (written.get() instanceof Yaml.Items(_, var items) && !items.isEmpty()) {
            return new StepsReader(section.key("steps"), findings).read(items);
        }
        findings.add(written.get().at(), section.key("steps"), "A list of steps is expected here.");
        return List.of();
    }
}
