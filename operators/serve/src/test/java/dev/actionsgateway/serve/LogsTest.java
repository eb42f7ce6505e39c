package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {
    @AfterEach
    void asBefore() {
        Logs.start(org.slf4j.event.Level.INFO);
    }

    @Test
    void whateverApiALibraryLogsWithEndsInOneLog() {
        Logs.start(org.slf4j.event.Level.INFO);
        try (var lines = LogLines.listen()) {
            System.getLogger("a").log(System.Logger.Level.INFO, "from System.Logger");
            java.util.logging.Logger.getLogger("b").info("from java.util.logging");
            LoggerFactory.getLogger("c").info("from slf4j");

            assertThat(lines.from(Level.INFO))
                    .containsExactly("from System.Logger", "from java.util.logging", "from slf4j");
        }
    }

    @Test
    void theLevelHoldsForAllOfThem() {
        Logs.start(org.slf4j.event.Level.WARN);
        try (var lines = LogLines.listen()) {
            System.getLogger("a").log(System.Logger.Level.INFO, "not heard");
            java.util.logging.Logger.getLogger("b").info("not heard");
            LoggerFactory.getLogger("c").info("not heard");
            java.util.logging.Logger.getLogger("b").warning("heard");

            assertThat(lines.from(Level.TRACE)).containsExactly("heard");
        }
    }

    @Test
    void oneLoggerMaySayMoreThanTheRest() {
        Logs.start(org.slf4j.event.Level.WARN);
        Logs.level("x.y", org.slf4j.event.Level.DEBUG);
        try (var lines = LogLines.listen()) {
            LoggerFactory.getLogger("x.y.Z").debug("heard");
            java.util.logging.Logger.getLogger("x.y.J").fine("heard, too");
            LoggerFactory.getLogger("x").info("not heard");

            assertThat(lines.from(Level.TRACE)).containsExactly("heard", "heard, too");
        }
    }

    @Test
    void whatAThreadDiesOfIsALineOfTheLog() throws Exception {
        Logs.start(org.slf4j.event.Level.INFO);
        try (var lines = LogLines.listen()) {
            var thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                throw new IllegalStateException("oops");
                            });
            thread.join();

            assertThat(lines.from(Level.ERROR)).containsExactly("a thread died");
        }
    }

    @Test
    void startingTwiceDoesNotLogTwice() {
        Logs.start(org.slf4j.event.Level.INFO);
        Logs.start(org.slf4j.event.Level.INFO);
        try (var lines = LogLines.listen()) {
            java.util.logging.Logger.getLogger("b").info("once");

            assertThat(lines.from(Level.TRACE)).containsExactly("once");
        }
    }
}
