package dev.actionsgateway.suite;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What an API server says its kinds look like, as the folder of schemas that kubeconform reads.
///
/// Every object is closed: a field that the API server would drop is an error.
final class Schemas {
    /// How kubeconform finds a kind in the folder.
    static final String FILE = "{{ .Group }}_{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json";

    private static final String REF = "#/definitions/";

    /// Both are strings in OpenAPI and may be written as numbers.
    private static final Map<String, List<String>> LENIENT =
            Map.of(
                    "io.k8s.apimachinery.pkg.util.intstr.IntOrString", List.of("string", "integer"),
                    "io.k8s.apimachinery.pkg.api.resource.Quantity", List.of("string", "number"));

    private final KubernetesSerialization json = new KubernetesSerialization();
    private final Map<String, Object> definitions = new HashMap<>();

    private Schemas(KubernetesClient client) {
        Map<?, ?> all = json.unmarshal(client.raw("/openapi/v2"), Map.class);
        map(present(all, "definitions"))
                .forEach((name, schema) -> {
                    var lenient = LENIENT.get(name);
                    definitions.put(
                            name, lenient == null ? closed(schema) : Map.of("type", lenient));
                });
    }

    /// Writes the schemas of all kinds that this API server has.
    static void write(KubernetesClient client, Path folder) throws IOException {
        new Schemas(client).write(folder);
    }

    private void write(Path folder) throws IOException {
        for (var name : definitions.keySet()) {
            var kinds = map(present(definitions, name)).get("x-kubernetes-group-version-kind");
            // options of calls belong to every group: they are no kinds that one can make
            if (kinds instanceof List<?> list && list.size() == 1) {
                Files.writeString(folder.resolve(file(map(list.getFirst()))), schema(name));
            }
        }
    }

    private static String file(Map<String, Object> kind) {
        var name = String.valueOf(kind.get("kind")).toLowerCase(Locale.ROOT);
        // the core group has no name, and kubeconform takes the version for it
        var group = "".equals(kind.get("group")) ? kind.get("version") : kind.get("group");
        return "%s_%s_%s.json".formatted(group, name, kind.get("version"));
    }

    /// One definition with all that it refers to, however far.
    private String schema(String name) {
        var needed = new TreeMap<String, Object>();
        gather(Map.of("$ref", REF + name), needed);
        return json.asJson(Map.of("$ref", REF + name, "definitions", needed));
    }

    private void gather(Object schema, Map<String, Object> needed) {
        switch (schema) {
            case Map<?, ?> map -> {
                if (map.get("$ref") instanceof String ref) {
                    var name = ref.substring(REF.length());
                    if (needed.putIfAbsent(name, map(present(definitions, name))) == null) {
                        gather(present(definitions, name), needed);
                    }
                }
                map.values().forEach(value -> gather(value, needed));
            }
            case List<?> list -> list.forEach(value -> gather(value, needed));
            default -> {}
        }
    }

    private static Object closed(Object schema) {
        return switch (schema) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), closed(value)));
                if (map.get("properties") instanceof Map<?, ?>
                        && "object".equals(map.get("type"))) {
                    copy.putIfAbsent("additionalProperties", false);
                }
                yield copy;
            }
            case List<?> list -> list.stream().map(Schemas::closed).toList();
            default -> schema;
        };
    }

    private static Object present(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static Map<String, Object> map(Object value) {
        var copy = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        }
        return copy;
    }
}
