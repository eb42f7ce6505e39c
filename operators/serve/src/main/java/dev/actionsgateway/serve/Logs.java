package dev.actionsgateway.serve;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.Level;

/// The program's log: one JSON object a line on standard output, whatever API a library logs with.
///
/// ```
/// {"time":"2026-11-24T09:00:00.000000Z","level":"INFO","logger":"…","thread":"main",
///  "message":"serving","program":"proxy","management":9090}
/// ```
///
/// The form is set up as soon as anything logs ([JsonLog]); a `Main` says only how much to log.
public final class Logs {
    private static final Logger log = LoggerFactory.getLogger(Logs.class);

    private Logs() {}

    /// Logs at this level and above from now on, java.util.logging too, and what a thread dies of.
    /// The first line of a `Main`.
    public static void start(Level level) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        level(Logger.ROOT_LOGGER_NAME, level);
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> log.error("a thread died", e));
    }

    /// Logs at this level and above for one logger and those below it.
    public static void level(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger own) {
            own.setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
        }
        // java.util.logging asks its own loggers first, and an answer there costs least.
        java.util.logging.Logger.getLogger(logger.equals(Logger.ROOT_LOGGER_NAME) ? "" : logger)
                .setLevel(
                        switch (level) {
                            case ERROR -> java.util.logging.Level.SEVERE;
                            case WARN -> java.util.logging.Level.WARNING;
                            case INFO -> java.util.logging.Level.INFO;
                            case DEBUG -> java.util.logging.Level.FINE;
                            case TRACE -> java.util.logging.Level.ALL;
                        });
    }
}
