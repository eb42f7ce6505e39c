package dev.actionsgateway.githubsim.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageRoutesTest {
    private final DemoSource source = new DemoSource(1_000, true);
    private final PageRoutes routes = new PageRoutes(source);
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.builder()
                    .host("127.0.0.1")
                    .port(0)
                    .shutdownHook(false)
                    .routing(routes::register)
                    .build();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        routes.close();
        http.shutdownNow();
        server.stop();
    }

    @Test
    void thePageAndAllThatItNamesIsServed() throws Exception {
        String index = get("").body();
        var named = Pattern.compile("(?:src|href)=\"/ui/([^\"]+)\"").matcher(index);
        int found = 0;
        while (named.find()) {
            assertThat(get(named.group(1)).statusCode()).as(named.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.js", "runs.js", "run.js", "job.js", "fleet.js", "health.js"})
    void everyImportOfAScriptIsServed(String script) throws Exception {
        var imports = Pattern.compile("from '\\./([^']+)'").matcher(get(script).body());
        while (imports.find()) {
            assertThat(get(imports.group(1)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void scriptsComeFromThePageOnly() throws Exception {
        assertThat(get("").headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; frame-ancestors 'none'");
        assertThat(get("page.class").statusCode()).isEqualTo(404);
    }

    @Test
    void runsComeInPagesTheNewestFirst() throws Exception {
        var page = json("api/runs?offset=50&limit=20");

        assertThat(page.getInt("total")).isEqualTo(120);
        assertThat(page.getJsonArray("runs")).hasSize(20);
        assertThat(page.getJsonArray("runs").getJsonObject(0).getInt("id")).isEqualTo(70);
    }

    @Test
    void runsAreSearchedByWordsAndState() throws Exception {
        assertThat(json("api/runs?q=push+release&status=failure").getJsonArray("runs"))
                .isNotEmpty()
                .allSatisfy(run -> {
                    assertThat(run.asJsonObject().getString("event")).isEqualTo("push");
                    assertThat(run.asJsonObject().getString("conclusion")).isEqualTo("failure");
                });
        assertThat(json("api/runs?q=nothing-like-this").getInt("total")).isZero();
    }

    @Test
    void aRunOfAThousandJobsIsOneAnswer() throws Exception {
        assertThat(json("api/runs/1").getJsonArray("jobs")).hasSize(1_000);
        assertThat(get("api/runs/999").statusCode()).isEqualTo(404);
        assertThat(get("api/runs/x").statusCode()).isEqualTo(404);
    }

    @Test
    void aLogIsReadInParts() throws Exception {
        var part = json("api/jobs/10/steps/3/log?first=2991&limit=100");

        assertThat(part.getInt("first")).isEqualTo(2991);
        assertThat(part.getInt("end")).isEqualTo(3001);
        assertThat(part.getJsonArray("lines")).hasSize(10);
        assertThat(get("api/jobs/10/steps/77/log").statusCode()).isEqualTo(404);
    }

    @Test
    void brokenInvariantsAreTold() throws Exception {
        var health = json("api/health");

        assertThat(health.getInt("violated")).isEqualTo(2);
        assertThat(health.getInt("unserved")).isEqualTo(3);
    }

    @Test
    void aBrowserHearsWhatChangedAndIsForgottenWhenItLeaves() throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(url("api/events")).build(),
                        BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(data(lines)).isEqualTo("all");
            source.tell(new PageChange.OfJob(7));
            source.tell(new PageChange.OfJob(7));
            assertThat(data(lines)).isEqualTo("job:7");
            assertThat(source.listeners()).isEqualTo(1);
        }

        while (source.listeners() > 0) {
            source.tell(new PageChange.OfFleet());
            Thread.onSpinWait();
        }
    }

    @Test
    void aStopEndsTheStreams() throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(url("api/events")).build(),
                        BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            data(lines);

            routes.close();

            while (source.listeners() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(get("api/events").statusCode()).isEqualTo(503);
    }

    private static String data(BufferedReader lines) throws Exception {
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                return "the stream ended";
            }
            if (line.startsWith("data: ")) {
                return line.substring(6);
            }
        }
    }

    private JsonObject json(String path) throws Exception {
        try (var reader = Json.createReader(new StringReader(get(path).body()))) {
            return reader.readObject();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(20)).build(),
                BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/ui/" + path);
    }
}
