package dev.actionsgateway.api.crd;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The schemas as the chart ships them: what the generator makes of the records, and what no
/// annotation of it can say (order of the columns, kinds of lists, form of quantities).
final class CrdFiles {

    /// A quantity, as the API server itself writes it into its own schemas.
    private static final String QUANTITY =
            "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

    /// Lists whose entries have a key; two writers then do not overwrite each other.
    private static final Map<String, String> KEYS =
            Map.of("conditions", "type", "withheld", "reason", "runnerGroups", "name");

    private CrdFiles() {}

    static CustomResourceDefinition of(Class<? extends HasMetadata> kind, String about) {
        String name = HasMetadata.getPlural(kind) + "." + HasMetadata.getGroup(kind);
        try (var raw = Files.newInputStream(Path.of("target/crds", name + "-v1.yml"))) {
            CustomResourceDefinition crd =
                    Serialization.unmarshal(raw, CustomResourceDefinition.class);
            CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
            version.setAdditionalPrinterColumns(
                    ordered(kind, version.getAdditionalPrinterColumns()));
            JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
            schema.setDescription(about);
            schema.setRequired(List.of("spec"));
            describe(schema, "spec", "What is wanted.");
            describe(schema, "status", "What is: written by the controllers, never by hand.");
            complete("", schema);
            return crd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String yaml(CustomResourceDefinition crd) {
        return "# Generated from the records in operators/api: do not edit.\n"
                + Serialization.asYaml(crd).replaceFirst("^---\n", "");
    }

    private static List<CustomResourceColumnDefinition> ordered(
            Class<? extends HasMetadata> kind, List<CustomResourceColumnDefinition> columns) {
        List<String> order =
                Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                        .map(AdditionalPrinterColumn::name)
                        .toList();
        return columns.stream()
                .sorted(Comparator.comparingInt(column -> order.indexOf(column.getName())))
                .toList();
    }

    private static void describe(JSONSchemaProps schema, String field, String about) {
        Objects.requireNonNull(schema.getProperties().get(field)).setDescription(about);
    }

    private static void complete(String name, JSONSchemaProps schema) {
        if (KEYS.containsKey(name)) {
            schema.setXKubernetesListType("map");
            schema.setXKubernetesListMapKeys(List.of(KEYS.get(name)));
        }
        if ("runnerLabels".equals(name)) {
            schema.setXKubernetesListType("set");
        }
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            schema.setPattern(QUANTITY);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(CrdFiles::complete);
        }
        if (schema.getItems() != null) {
            complete("", schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null) {
            complete("", schema.getAdditionalProperties().getSchema());
        }
    }
}
