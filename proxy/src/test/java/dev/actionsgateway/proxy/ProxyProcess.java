package dev.actionsgateway.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program in a JVM of its own, and what it wrote.
final class ProxyProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    final List<String> lines = new ArrayList<>();
    private final int port;
    private final int management;

    private ProxyProcess(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader();
        management = number(line("\"message\":\"serving\""), "management");
        port = number(line("\"message\":\"tunnels are served\""), "port");
    }

    static ProxyProcess start(Map<String, String> environment) throws IOException {
        return new ProxyProcess(launch(environment));
    }

    static Process launch(Map<String, String> environment) throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        var all = new HashMap<>(environment);
        all.putIfAbsent("PROXY_PORT", "0");
        all.putIfAbsent("MANAGEMENT_PORT", "0");
        builder.environment().putAll(all);
        return builder.start();
    }

    /// Reads on to a line that has this in it.
    String line(String part) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("it ended without: " + part + "; it said: " + lines);
    }

    private static int number(String line, String key) {
        var found = Pattern.compile("\"" + key + "\":(\\d+)").matcher(line);
        if (!found.find()) {
            throw new AssertionError(key + " is not in " + line);
        }
        return Integer.parseInt(found.group(1));
    }

    int port() {
        return port;
    }

    int management() {
        return management;
    }

    void sigterm() {
        process.toHandle().destroy();
    }

    int exitCode() throws IOException, InterruptedException {
        out.lines().forEach(lines::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
