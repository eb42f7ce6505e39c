package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Ends what steps have left running: every process that carries the job's tracking id.
final class Orphans {
    private Orphans() {}

    static void end(String tracking, StepLog log) {
        log.write("Cleaning up orphan processes");
        byte[] mark = (StepEnvironment.TRACKING + "=" + tracking).getBytes(UTF_8);
        ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .filter(process -> carries(process, mark))
                .forEach(process -> {
                    log.write(
                            "Terminate orphan process: pid ("
                                    + process.pid()
                                    + ") ("
                                    + name(process)
                                    + ")");
                    process.destroyForcibly();
                });
    }

    private static boolean carries(ProcessHandle process, byte[] mark) {
        try {
            byte[] environment =
                    Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return ("\0" + new String(environment, UTF_8) + "\0")
                    .contains("\0" + new String(mark, UTF_8) + "\0");
        } catch (IOException _) {
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("?");
    }
}
