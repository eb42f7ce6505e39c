package dev.actionsgateway.workersim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A step's process and all that it has started.
///
/// Children whose parent dies are nobody's descendants any more: so the tree is looked at before
/// each signal, and the step runs in a session of its own where the machine has `setsid`.
final class ProcessTree {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process root;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    ProcessTree(Process root) {
        this.root = root;
    }

    /// The same command as the leader of a session and of a process group.
    static List<String> ownSession(List<String> words) {
        if (!Files.isExecutable(SETSID)) {
            return words;
        }
        List<String> own = new ArrayList<>(List.of(SETSID.toString()));
        own.addAll(words);
        return own;
    }

    /// Makes the step a likelier victim than the worker when memory runs out. Best effort.
    void oomScore(int score) {
        try {
            Files.writeString(
                    Path.of("/proc", Long.toString(root.pid()), "oom_score_adj"),
                    Integer.toString(score));
        } catch (IOException _) {
            // Gone already, or no such file on this system.
        }
    }

    /// Remembers who belongs to it now.
    void look() {
        root.descendants().forEach(seen::add);
    }

    /// Sends a signal to the step's own process only, as the real worker does.
    void signal(String name) throws InterruptedException {
        kill(name, Long.toString(root.pid()));
    }

    /// Ends all of it at once.
    void kill() throws InterruptedException {
        look();
        root.destroyForcibly();
        seen.forEach(ProcessHandle::destroyForcibly);
        if (Files.isExecutable(SETSID)) {
            kill("KILL", "-" + root.pid());
        }
    }

    private static void kill(String signal, String target) throws InterruptedException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " \"$1\"", "kill", target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // Without a shell there is the forcible end only.
        }
    }
}
