package dev.actionsgateway.gmc.meta;

import dev.actionsgateway.gmc.meta.MetaNews.Answer;
import dev.actionsgateway.gmc.meta.MetaNews.State;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Asks a proxy at its management port how well it knows GitHub's names. A tenant may have put
/// anything there: what comes is bounded in time and size, and led nowhere else.
final class ProxyClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_WHY = 300;

    private final KubernetesSerialization json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    ProxyClient(KubernetesSerialization json) {
        this.json = json;
    }

    /// Where a proxy's management port is.
    ///
    /// @param pod its name
    /// @param ip its address
    record Place(String pod, String ip, int port) {
        URI page() {
            var host = ip.contains(":") ? "[" + ip + "]" : ip;
            return URI.create("http://%s:%d/github-meta".formatted(host, port));
        }
    }

    /// Asks once.
    ///
    /// @throws IOException if there was no such answer; the message says why
    Answer ask(Place place) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(place.page()).timeout(PATIENCE).build();
        var response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        if (response.statusCode() != 200) {
            throw new IOException("it answers " + response.statusCode());
        }
        try {
            return read(place.pod(), json.unmarshal(response.body(), Map.class));
        } catch (RuntimeException e) {
            throw new IOException("it answers something else", e);
        }
    }

    private static Answer read(String pod, Map<?, ?> all) throws IOException {
        if (!(all.get("asked") instanceof Boolean asked)) {
            throw new IOException("it answers something else");
        }
        var age = all.get("ageSeconds") instanceof Number number ? number.longValue() : 0;
        var why = Optional.ofNullable(all.get("why")).map(Object::toString).orElse("");
        return new Answer(
                pod,
                asked ? state(all) : State.NOT_NEEDED,
                Duration.ofSeconds(Math.max(0, age)),
                why.substring(0, Math.min(why.length(), LONGEST_WHY)));
    }

    private static State state(Map<?, ?> all) {
        if (Boolean.TRUE.equals(all.get("stale"))) {
            return State.STALE;
        }
        return Boolean.TRUE.equals(all.get("heard")) ? State.FRESH : State.NOT_HEARD;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
