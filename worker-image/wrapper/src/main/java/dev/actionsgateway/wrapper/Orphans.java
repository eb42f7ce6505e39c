package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Buries what steps leave behind. The first process of a container inherits every orphan, and a
/// dead one stays in the table of processes until its parent asks for its exit code; Java asks only
/// for those that it started.
final class Orphans implements Runnable {
    private static final long LOOK_SECONDS = 2;
    private static final int WNOHANG = 1;

    private final long worker;

    /// @param worker the one child whose exit code is Java's to ask for
    Orphans(long worker) {
        this.worker = worker;
    }

    /// Looks until it is interrupted.
    @Override
    public void run() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(LOOK_SECONDS);
                dead().forEach(Orphans::bury);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> dead() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.map(ProcessHandle::pid)
                    .filter(pid -> pid != worker)
                    .filter(Orphans::isZombie)
                    .toList();
        }
    }

    /// The state stands after the name, which is in parentheses and may hold any character.
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            int end = stat.lastIndexOf(')');
            return end >= 0 && stat.startsWith("Z", end + 2);
        } catch (IOException _) {
            return false;
        }
    }

    private static void bury(long pid) {
        try {
            var _ = (int) Native.WAITPID.invokeExact((int) pid, MemorySegment.NULL, WNOHANG);
        } catch (Throwable e) {
            throw new IllegalStateException("waitpid cannot be called", e);
        }
    }

    /// Made at the first orphan: most jobs leave none, and this costs memory.
    private static final class Native {
        static final MethodHandle WAITPID = waitpid();

        @SuppressWarnings("restricted") // the launcher allows it; nothing is passed but numbers
        private static MethodHandle waitpid() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("waitpid"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT));
        }
    }
}
