package dev.actionsgateway.webhook;

import dev.actionsgateway.cluster.ShippedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The webhook as it is shipped, in a process of its own.
final class WebhookProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ShippedProgram program;

    private WebhookProcess(ShippedProgram program) {
        this.program = program;
    }

    static WebhookProcess start(Map<String, String> environment, Path folder) {
        return new WebhookProcess(ShippedProgram.start("webhook", environment, List.of(), folder));
    }

    /// The lines of its log that have this in them.
    List<String> saying(String words) {
        return program.saying(words);
    }

    /// A port, once it serves.
    int port(String listener) throws InterruptedException {
        Site.await("it serves", () -> !saying("\"serving\"").isEmpty());
        var line = saying("\"serving\"").getFirst();
        var found = Pattern.compile("\"" + listener + "\":([0-9]+)").matcher(line);
        if (!found.find()) {
            throw new AssertionError("no port in " + line);
        }
        return Integer.parseInt(found.group(1));
    }

    /// What its management address answers.
    HttpResponse<String> get(String path) throws InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port("management") + path);
        try {
            return http.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `kill`.
    void sigterm() {
        program.sigterm();
    }

    int exitCode() throws InterruptedException {
        return program.exitCode();
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }
}
