package dev.actionsgateway.api.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What `kubectl get` shows: the API server's own tables.
final class Tables {

    private Tables() {}

    /// The cells of a group's row by the name of their column, those of `-o wide` included.
    static Map<String, String> row(KubernetesClient client, String namespace, String name)
            throws Exception {
        HttpRequest request =
                client.getHttpClient()
                        .newHttpRequestBuilder()
                        .uri(
                                client.getMasterUrl()
                                        + "apis/actionsgateway.dev/v1alpha1/namespaces/"
                                        + namespace
                                        + "/runnergroups/"
                                        + name)
                        .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                        .build();
        HttpResponse<String> answer =
                client.getHttpClient().sendAsync(request, String.class).get(10, TimeUnit.SECONDS);
        Table table = Serialization.unmarshal(answer.body(), Table.class);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < table.columnDefinitions().size(); i++) {
            cells.put(
                    table.columnDefinitions().get(i).name(),
                    String.valueOf(table.rows().getFirst().cells().get(i)));
        }
        return cells;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Table(List<Column> columnDefinitions, List<Row> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Column(String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(List<Object> cells) {}
}
