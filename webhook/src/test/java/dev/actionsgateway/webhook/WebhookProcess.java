package dev.actionsgateway.webhook;

import dev.actionsgateway.cluster.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program as it is shipped: its jar, with the flags of its image.
final class WebhookProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private WebhookProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
    }

    static WebhookProcess start(Map<String, String> environment, Path folder) {
        var root = Repository.root();
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + root.resolve("images/jvm.args"),
                        "-jar",
                        root.resolve("webhook/target/image/app.jar").toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(folder.resolve("webhook.stderr").toFile());
        try {
            return new WebhookProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of its log that have this in them.
    List<String> saying(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
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
        process.toHandle().destroy(); // the process itself would close its streams, too
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        http.close();
    }
}
