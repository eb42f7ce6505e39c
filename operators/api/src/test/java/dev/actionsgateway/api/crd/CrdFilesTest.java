package dev.actionsgateway.api.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdFilesTest {

    private static final int LIMIT = 64 * 1024;

    static List<CustomResourceDefinition> schemas() {
        return List.of(Schemas.gateway(), Schemas.group());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatTheChartShipsIsWhatTheRecordsSay(CustomResourceDefinition crd) {
        String file =
                "charts/actions-gateway/files/crds/"
                        + crd.getSpec().getNames().getPlural()
                        + ".yaml";

        Committed.mustBe(file, CrdFiles.yaml(crd));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaIsSmallEnoughForEveryWayToApplyIt(CustomResourceDefinition crd) {
        assertThat(CrdFiles.yaml(crd).getBytes(UTF_8)).hasSizeLessThan(LIMIT);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldIsDescribed(CustomResourceDefinition crd) {
        List<String> silent = new ArrayList<>();

        crd.getSpec()
                .getVersions()
                .forEach(version -> silent("", version.getSchema().getOpenAPIV3Schema(), silent));

        assertThat(silent).isEmpty();
    }

    @Test
    void aListOfGroupsShowsWhatOneAsksFirst() {
        assertThat(Schemas.group().getSpec().getVersions().getFirst().getAdditionalPrinterColumns())
                .filteredOn(column -> column.getPriority() == 0)
                .extracting(CustomResourceColumnDefinition::getName)
                .containsExactly(
                        "Gateway",
                        "Listeners",
                        "Active",
                        "Pending",
                        "Max",
                        "Ready",
                        "Reason",
                        "Age");
    }

    private static void silent(String path, JSONSchemaProps schema, List<String> silent) {
        Map<String, JSONSchemaProps> fields = schema.getProperties();
        if (fields != null) {
            fields.forEach((name, field) -> {
                if (field.getDescription() == null) {
                    silent.add(path + "." + name);
                }
                silent(path + "." + name, field, silent);
            });
        }
        if (schema.getItems() != null) {
            silent(path + "[]", schema.getItems().getSchema(), silent);
        }
    }
}
