package dev.actionsgateway.api.crd;

import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Reason;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The reference pages, made from the schemas and the lists of words.
final class ReferencePage {

    private static final String GENERATED = "<!-- Generated from operators/api: do not edit. -->\n";

    private ReferencePage() {}

    static String of(CustomResourceDefinition crd) {
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
        JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
        StringBuilder page = new StringBuilder(GENERATED);
        page.append("# %s\n\n".formatted(crd.getSpec().getNames().getKind()))
                .append(schema.getDescription())
                .append(
                        "\n\n`apiVersion: %s/%s`, namespaced, short name `%s`.\n"
                                .formatted(
                                        crd.getSpec().getGroup(),
                                        version.getName(),
                                        String.join(
                                                "`, `", crd.getSpec().getNames().getShortNames())));
        for (String part : List.of("spec", "status")) {
            page.append(
                    "\n## %s\n\n| field | type | default | bounds | meaning |\n|---|---|---|---|---|\n"
                            .formatted(part));
            rows(part, Objects.requireNonNull(schema.getProperties().get(part)), page);
        }
        page.append(
                "\n## Rules\n\nThe API server refuses what breaks one of these.\n\n| at | rule | what it says |\n|---|---|---|\n");
        rules("", schema, page);
        page.append(
                "\n## Columns of `kubectl get`\n\n| column | from | wide only |\n|---|---|---|\n");
        version.getAdditionalPrinterColumns()
                .forEach(column ->
                        page.append(
                                "| %s | `%s` | %s |\n"
                                        .formatted(
                                                column.getName(),
                                                escaped(column.getJsonPath()),
                                                column.getPriority() == 0 ? "" : "yes")));
        return page.toString();
    }

    static String conditions() {
        StringBuilder page =
                new StringBuilder(GENERATED)
                        .append(
                                "# Conditions and reasons\n\nA condition is healthy when it has the status of the third column.\n")
                        .append(
                                "\n## Conditions\n\n| condition | on | healthy | what it says when True |\n|---|---|---|---|\n");
        for (ConditionType type : ConditionType.values()) {
            page.append(
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    type.word(),
                                    String.join(", ", type.on().kinds()),
                                    type.healthy().word(),
                                    type.meaning()));
        }
        page.append(
                "\n## Reasons\n\nThe same words stand in conditions, in `status.intake.withheld` and in Events.\n\n| reason | meaning |\n|---|---|\n");
        Arrays.stream(Reason.values())
                .forEach(reason ->
                        page.append("| `%s` | %s |\n".formatted(reason.word(), reason.meaning())));
        return page.toString();
    }

    private static void rows(String path, JSONSchemaProps schema, StringBuilder page) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties()
                .forEach((name, field) -> {
                    String at = path + "." + name;
                    boolean required = schema.getRequired().contains(name);
                    page.append(
                            "| `%s`%s | %s | %s | %s | %s |\n"
                                    .formatted(
                                            at.substring(at.indexOf('.') + 1),
                                            required ? " (required)" : "",
                                            type(field),
                                            field.getDefault() == null
                                                    ? ""
                                                    : "`" + field.getDefault() + "`",
                                            bounds(field),
                                            escaped(field.getDescription())));
                    rows(at, field, page);
                    if (field.getItems() != null) {
                        rows(at + "[]", field.getItems().getSchema(), page);
                    }
                });
    }

    private static String type(JSONSchemaProps field) {
        if (field.getItems() != null) {
            return "list of " + type(field.getItems().getSchema());
        }
        if (field.getAdditionalProperties() != null) {
            return "map to " + type(field.getAdditionalProperties().getSchema());
        }
        if (Boolean.TRUE.equals(field.getXKubernetesIntOrString())) {
            return "quantity";
        }
        if (Boolean.TRUE.equals(field.getXKubernetesPreserveUnknownFields())) {
            return "free-form object";
        }
        return "date-time".equals(field.getFormat()) ? "time" : field.getType();
    }

    private static String bounds(JSONSchemaProps field) {
        List<String> found = new ArrayList<>();
        if (field.getMinimum() != null || field.getMaximum() != null) {
            found.add(range(whole(field.getMinimum()), whole(field.getMaximum())));
        }
        if (field.getMinLength() != null || field.getMaxLength() != null) {
            found.add(range(field.getMinLength(), field.getMaxLength()) + " characters");
        }
        if (field.getMinItems() != null || field.getMaxItems() != null) {
            found.add(range(field.getMinItems(), field.getMaxItems()) + " entries");
        }
        if (field.getEnum() != null && !field.getEnum().isEmpty()) {
            found.add(
                    field.getEnum().stream()
                            .map(word -> word.asText())
                            .collect(Collectors.joining(", ")));
        }
        Stream.of(field, field.getItems() == null ? field : field.getItems().getSchema())
                .distinct()
                .filter(schema -> schema.getPattern() != null)
                .forEach(schema -> found.add("`" + escaped(schema.getPattern()) + "`"));
        return String.join("; ", found);
    }

    private static void rules(String path, JSONSchemaProps schema, StringBuilder page) {
        for (ValidationRule rule : schema.getXKubernetesValidations()) {
            page.append(
                    "| `%s` | `%s` | %s |\n"
                            .formatted(
                                    path.isEmpty() ? "." : path,
                                    escaped(rule.getRule()),
                                    escaped(rule.getMessage())));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, field) -> rules(path + "." + name, field, page));
        }
        if (schema.getItems() != null) {
            rules(path + "[]", schema.getItems().getSchema(), page);
        }
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null ? null : number.longValue();
    }

    private static String range(@Nullable Long least, @Nullable Long most) {
        if (least == null) {
            return "at most " + most;
        }
        return most == null ? "at least " + least : least + " to " + most;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
