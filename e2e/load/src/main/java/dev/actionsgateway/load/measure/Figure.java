package dev.actionsgateway.load.measure;

import java.time.Duration;

/// One measured number.
///
/// @param name what was measured, the same in every run
/// @param unit in what
/// @param value how much
public record Figure(String name, String unit, double value) {

    /// A time in seconds.
    public static Figure seconds(String name, Duration time) {
        return new Figure(name, "s", time.toNanos() / 1e9);
    }

    /// A time in milliseconds.
    public static Figure millis(String name, Duration time) {
        return new Figure(name, "ms", time.toNanos() / 1e6);
    }

    /// An amount of memory in MiB.
    public static Figure mebibytes(String name, long bytes) {
        return new Figure(name, "MiB", bytes / 1048576.0);
    }

    /// How many within a time.
    public static Figure rate(String name, long count, Duration time) {
        return new Figure(name, "1/s", count / Math.max(1e-9, time.toNanos() / 1e9));
    }

    /// A number of things.
    public static Figure count(String name, long value) {
        return new Figure(name, "", (double) value);
    }
}
