package dev.actionsgateway.suite;

import dev.actionsgateway.cluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of `e2e/tools` in its pinned version.
record FieldTool(String program) {
    private static final long LONGEST_MINUTES = 2;

    /// What a run of it came to.
    ///
    /// @param text what it printed, errors included
    record Verdict(int exit, String text) {}

    static FieldTool named(String name) throws InterruptedException {
        return new FieldTool(Repository.run("e2e/tool", name));
    }

    /// Lets it judge this text, which it reads from a file.
    Verdict judge(String text, String... words) throws InterruptedException, IOException {
        Path folder = Files.createTempDirectory("judged");
        Path file = folder.resolve("objects.yaml");
        Path printed = folder.resolve("printed.txt");
        try {
            Files.writeString(file, text);
            var command = Stream.of(Stream.of(program), Stream.of(words), Stream.of(file));
            int exit = run(command.flatMap(it -> it).map(Object::toString).toList(), printed);
            return new Verdict(exit, Files.readString(printed));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(printed);
            Files.delete(folder);
        }
    }

    private int run(List<String> command, Path printed) throws InterruptedException, IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(program + " does not end");
        }
        return process.exitValue();
    }
}
