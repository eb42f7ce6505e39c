package dev.actionsgateway.gmc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A real proxy, in a process of its own.
///
/// @param process the program
/// @param management its management port
record ProxyProcess(Process process, int management) implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"management\":(\\d+)");

    static ProxyProcess start(String mode) throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        dev.actionsgateway.proxy.Main.class.getName());
        var log = Path.of("target/proxy-" + mode + ".log").toFile();
        var builder = new ProcessBuilder(command).redirectError(log);
        builder.environment()
                .putAll(
                        Map.of(
                                "TENANT", "it/acme",
                                "GITHUB_URL", "https://localhost:9",
                                "PRIVATE_RANGES", "127.0.0.0/8",
                                "EGRESS_MODE", mode,
                                "PROXY_PORT", "0",
                                "MANAGEMENT_PORT", "0"));
        var process = builder.start();
        return new ProxyProcess(process, port(process.inputReader()));
    }

    private static int port(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var found = PORT.matcher(line);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
        }
        throw new AssertionError("the proxy ended");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
