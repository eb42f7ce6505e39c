package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Reads the top level of a workflow.
final class WorkflowReader {

    static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

    private final String path;
    private final Findings findings;

    WorkflowReader(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    /// The workflow, if nothing is wrong with it.
    Optional<Workflow> read(Yaml yaml) {
        Section top = Section.of(yaml, "", findings);
        List<Trigger> triggers =
                top.need("on", "say which event starts the workflow, such as 'on: push'.")
                        .map(on -> new TriggerReader(findings).read(on))
                        .orElse(List.of());
        SharedReader shared = new SharedReader(findings);
        Optional<TemplateToken> defaults = shared.defaults(top, Place.RUN);
        Optional<Permissions> permissions = shared.permissions(top);
        Optional<ConcurrencyRule> concurrency = shared.concurrency(top, Place.RUN);
        Map<String, Job> jobs =
                top.need("jobs", "a workflow has at least one job.")
                        .map(this::jobs)
                        .orElse(Map.of());
        String name = top.literal("name").orElse(path);
        Optional<TemplateToken> runName = top.text("run-name", Place.RUN);
        Optional<TemplateToken> env = top.texts("env", Place.WORKFLOW_ENV);
        top.close();
        if (!findings.none()) {
            return Optional.empty();
        }
        return Optional.of(
                new Workflow(
                        path,
                        name,
                        runName,
                        triggers,
                        env,
                        defaults,
                        permissions,
                        concurrency,
                        jobs,
                        findings.notices()));
    }

    private Map<String, Job> jobs(Yaml yaml) {
        Section section = Section.of(yaml, "jobs", findings);
        if (section.fields().isEmpty() && yaml instanceof Yaml.Fields) {
            findings.add(yaml.at(), "jobs", "A workflow has at least one job: write one.");
        }
        SequencedMap<String, Job> jobs = new LinkedHashMap<>();
        SequencedMap<String, Position> places = new LinkedHashMap<>();
        for (Yaml.Field field : section.fields()) {
            if (!ID.matcher(field.name()).matches()) {
                findings.add(
                        field.key().at(),
                        "jobs." + field.name(),
                        "A job's id begins with a letter or '_' and has letters, digits, '-' and"
                                + " '_', 100 at most.");
            }
            jobs.put(field.name(), new JobReader(field.name(), findings).read(field.value()));
            places.put(field.name(), field.key().at());
        }
        checkNeeds(jobs, places);
        return jobs;
    }

    private void checkNeeds(Map<String, Job> jobs, Map<String, Position> places) {
        for (Job job : jobs.values()) {
            Position at = places.getOrDefault(job.id(), Position.NONE);
            String key = "jobs." + job.id() + ".needs";
            for (String need : job.needs()) {
                if (!jobs.containsKey(need)) {
                    findings.add(at, key, "There is no job '" + need + "'.");
                }
            }
            if (Ancestors.of(job.id(), jobs).contains(job.id())) {
                findings.add(at, key, "The job waits for itself, through " + job.needs() + ".");
            }
        }
    }
}
