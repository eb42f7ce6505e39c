package dev.actionsgateway.workersim;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The folders of the job below the work folder.
///
/// @param work the work folder itself
/// @param pipeline the repository's, which `RUNNER_WORKSPACE` names
/// @param checkout where steps start: `GITHUB_WORKSPACE`
/// @param temp emptied before and after the job
record Workspace(Path work, Path pipeline, Path checkout, Path temp) {

    /// @param repository `owner/name`
    static Workspace of(Path root, String workFolder, String repository) {
        Path work = root.resolve(workFolder).normalize();
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        Path pipeline = work.resolve(name.isEmpty() ? "_none" : name);
        return new Workspace(
                work, pipeline, pipeline.resolve(pipeline.getFileName()), work.resolve("_temp"));
    }

    /// Makes the folders and writes the event's payload.
    ///
    /// @throws IOException if one cannot be made, or a folder above them cannot be listed
    void prepare(String event) throws IOException {
        Files.createDirectories(checkout);
        for (Path above = work; above != null; above = above.getParent()) {
            try (DirectoryStream<Path> _ = Files.newDirectoryStream(above)) {
                // Opening it is the check.
            }
        }
        clearTemp();
        Files.createDirectories(eventFile().getParent());
        Files.writeString(eventFile(), event);
        Files.createDirectories(fileCommands());
    }

    Path eventFile() {
        return temp.resolve("_github_workflow").resolve("event.json");
    }

    Path fileCommands() {
        return temp.resolve("_runner_file_commands");
    }

    /// Leaves an empty folder.
    void clearTemp() throws IOException {
        if (Files.isDirectory(temp)) {
            Files.walkFileTree(temp, new Remover());
        }
        Files.createDirectories(temp);
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
