package dev.actionsgateway.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Where the figures come from. Names no host.
public final class Machine {
    private static final int IDLE = 4; // user nice system idle iowait irq softirq steal
    private static final int WAITING = 5;
    private static final int STEAL = 8;

    private Machine() {}

    /// Cores, memory, kernel and JDK in one line.
    public static String line() {
        return "%d cores (%s), %.1f GiB, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        kibibytes(value("/proc/meminfo", "MemTotal")) / 1048576.0,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.version"));
    }

    /// The processor time that all processes have used since the machine came up. A hundredth of a
    /// second is the least that Linux counts here.
    public static Duration busy() {
        var fields = value("/proc/stat", "cpu ").split("\\s+", -1);
        long ticks = 0;
        for (int i = 1; i < fields.length && i <= STEAL; i++) {
            ticks += i == IDLE || i == WAITING ? 0 : Long.parseLong(fields[i]);
        }
        return Duration.ofMillis(ticks * 10);
    }

    /// The value of `name: value` in a file of `/proc`; a line without a colon is its own value;
    /// `?` if there is none.
    static String value(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long kibibytes(String text) {
        return text.endsWith(" kB") ? Long.parseLong(text.substring(0, text.length() - 3)) : 0;
    }
}
