package dev.actionsgateway.workflows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads `on`.
final class TriggerReader {

    private static final List<String> REF_FILTERS =
            List.of("branches", "branches-ignore", "tags", "tags-ignore");
    private static final List<String> UNUSED_FILTERS =
            List.of("paths", "paths-ignore", "types", "workflows", "cron", "names", "versions");
    private static final List<String> INPUT_TYPES =
            List.of("string", "boolean", "number", "choice", "environment");

    private final Findings findings;

    TriggerReader(Findings findings) {
        this.findings = findings;
    }

    List<Trigger> read(Yaml on) {
        return switch (on) {
            case Yaml.Scalar scalar -> List.of(bare(scalar));
            case Yaml.Items(_, var items) -> items.stream().map(this::bare).toList();
            case Yaml.Fields(_, var fields) -> fields.stream().map(this::configured).toList();
        };
    }

    private Trigger bare(Yaml yaml) {
        if (!(yaml instanceof Yaml.Scalar scalar) || scalar.kind() != Yaml.Kind.TEXT) {
            findings.add(
                    yaml.at(), "on", "The name of an event is expected, not " + yaml.shown() + ".");
        }
        String event = yaml instanceof Yaml.Scalar scalar ? scalar.text() : "";
        return new Trigger(event, Map.of(), List.of());
    }

    private Trigger configured(Yaml.Field field) {
        String key = "on." + field.name();
        return switch (field.value()) {
            case Yaml.Fields fields -> {
                Section section = new Section(fields, key, findings);
                List<DispatchInput> inputs =
                        field.name().equals("workflow_dispatch") ? inputs(section) : List.of();
                Map<String, List<String>> filters = filters(section, field.name());
                if (!field.name().equals("workflow_call")) {
                    section.close();
                }
                yield new Trigger(field.name(), filters, inputs);
            }
            case Yaml.Items _ when field.name().equals("schedule") -> {
                findings.notice("on.schedule: no clock starts the workflow");
                yield new Trigger(field.name(), Map.of(), List.of());
            }
            case Yaml.Scalar scalar when scalar.kind() == Yaml.Kind.NULL ->
                    new Trigger(field.name(), Map.of(), List.of());
            default -> {
                findings.add(field.value().at(), key, "A map of filters is expected, or nothing.");
                yield new Trigger(field.name(), Map.of(), List.of());
            }
        };
    }

    private Map<String, List<String>> filters(Section section, String event) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String name : REF_FILTERS) {
            if (section.get(name).isPresent()) {
                List<String> patterns = section.literals(name);
                patterns.stream()
                        .filter(pattern -> !GlobPattern.valid(pattern))
                        .forEach(pattern ->
                                findings.add(
                                        section.at(),
                                        section.key(name),
                                        "'" + pattern + "' is no pattern."));
                filters.put(name, patterns);
            }
        }
        Stream.of("branches", "tags")
                .filter(each -> filters.containsKey(each) && filters.containsKey(each + "-ignore"))
                .forEach(each ->
                        findings.add(
                                section.at(),
                                section.key(each),
                                "Either this or '" + each + "-ignore': GitHub takes one."));
        for (String name : UNUSED_FILTERS) {
            if (section.get(name).isPresent()) {
                findings.notice("on." + event + "." + name + ": this filter is not applied");
            }
        }
        return filters;
    }

    private List<DispatchInput> inputs(Section dispatch) {
        List<DispatchInput> inputs = new ArrayList<>();
        dispatch.section("inputs")
                .ifPresent(section -> {
                    for (Yaml.Field field : section.fields()) {
                        inputs.add(input(field, section.key(field.name())));
                    }
                });
        return inputs;
    }

    private DispatchInput input(Yaml.Field field, String key) {
        boolean bare =
                field.value() instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL;
        Yaml map = bare ? new Yaml.Fields(field.value().at(), List.of()) : field.value();
        Section section = Section.of(map, key, findings);
        section.literal("description");
        section.literal("deprecationMessage");
        String type = section.literal("type").orElse("string");
        if (!INPUT_TYPES.contains(type)) {
            findings.add(
                    map.at(),
                    key + ".type",
                    "Write one of " + String.join(", ", INPUT_TYPES) + ".");
        }
        List<String> options = section.literals("options");
        if (type.equals("choice") && options.isEmpty()) {
            findings.add(map.at(), key + ".options", "A choice needs options: list them.");
        }
        DispatchInput input =
                new DispatchInput(
                        field.name(),
                        type,
                        section.literal("required").filter("true"::equals).isPresent(),
                        section.literal("default").orElse(""),
                        options);
        section.close();
        return input;
    }
}
