package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The mode `prepare`, in an init container: it alone mounts the Secret. It takes the payload to a
/// folder in memory, from which the mode `run` can remove it, and puts this program and its Java
/// where the runner's image can start it.
///
/// @param secret where the Secret is mounted
/// @param payload the folder in memory
/// @param own where this program and its Java are
/// @param target the shared folder for them, if they are to be copied
record Prepare(Path secret, Path payload, Path own, Optional<Path> target) {
    static final String SECRET = Settings.PREFIX + "SECRET";
    static final String TARGET = Settings.PREFIX + "TARGET";

    /// What came of it.
    sealed interface Reading {
        record Read(Prepare prepare) implements Reading {}

        record Wrong(List<String> problems) implements Reading {}
    }

    static Reading read(Map<String, String> environment, Path own) {
        List<String> problems = new ArrayList<>();
        Path secret =
                folder(environment.getOrDefault(SECRET, "/run/secrets/job"), SECRET, problems);
        Path payload =
                folder(
                        environment.getOrDefault(Settings.PAYLOAD, "/run/actions-gateway/payload"),
                        Settings.PAYLOAD,
                        problems);
        Optional<Path> target =
                Optional.ofNullable(environment.get(TARGET))
                        .filter(name -> !name.isBlank())
                        .map(name -> folder(name, TARGET, problems));
        return problems.isEmpty()
                ? new Reading.Read(new Prepare(secret, payload, own, target))
                : new Reading.Wrong(problems);
    }

    private static Path folder(String name, String variable, List<String> problems) {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            problems.add(variable + ": there is no folder " + folder);
        }
        return folder;
    }

    /// Copies both; a payload that could not be run is refused here already.
    ///
    /// @return why it could not be done; empty if it was
    Optional<String> copy() throws IOException {
        return switch (Payload.read(secret)) {
            case Payload.Reading.Unreadable(var why) -> Optional.of(why);
            case Payload.Reading.Read(var read) -> {
                for (int i = 0; i < read.manifest().parts(); i++) {
                    copyFile(Manifest.part(i));
                }
                copyFile(Manifest.FILE);
                if (target.isPresent()) {
                    copyProgram(target.get());
                }
                yield Optional.empty();
            }
        };
    }

    private void copyFile(String name) throws IOException {
        Path to = payload.resolve(name);
        Files.deleteIfExists(to); // of an init container that was started before
        Files.createFile(
                to,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var in = Files.newInputStream(secret.resolve(name));
                var out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }

    /// With times and permissions: the JVM checks that its archive is of just these files.
    private void copyProgram(Path to) throws IOException {
        Files.walkFileTree(
                own,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectories(to.resolve(own.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(own.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES,
                                StandardCopyOption.REPLACE_EXISTING);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
