package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The README of each chart lists its values.
class ChartReadmesTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\| .+ \\|$", Pattern.MULTILINE);

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @ParameterizedTest
    @ValueSource(strings = {HelmCharts.PLATFORM, HelmCharts.TENANT})
    void theTableHasEveryValueWithItsDefaultAndNoOther(String chart) throws IOException {
        var folder = Repository.root().resolve(chart);
        var values = new LinkedHashMap<String, String>();
        var yaml = Files.readString(folder.resolve("values.yaml"));
        flatten("", serialization.unmarshal(yaml, Map.class), values);

        var listed = new LinkedHashMap<String, String>();
        ROW.matcher(Files.readString(folder.resolve("README.md")))
                .results()
                .forEach(row -> listed.put(row.group(1), row.group(2)));

        assertThat(listed).hasSizeGreaterThan(10).containsExactlyEntriesOf(values);
    }

    private void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && !path.endsWith("resources")) {
            map.forEach((key, each) ->
                    flatten(path.isEmpty() ? "" + key : path + "." + key, each, into));
        } else if (value instanceof String text && !text.isEmpty()) {
            into.put(path, text);
        } else {
            into.put(path, serialization.asJson(value));
        }
    }
}
