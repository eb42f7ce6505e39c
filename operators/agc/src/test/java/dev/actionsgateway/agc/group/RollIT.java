package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The records of all runners, for groups that are swept, or go, at the same time.
class RollIT {
    @TempDir Path folder;
    private TestGitHub github;
    private Roll roll;

    @BeforeEach
    void start() {
        github = new TestGitHub(folder, 1);
        roll = github.side(Lifespan.MANY_JOBS, "/acme").roll();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30), InstantSource.system());
    }

    private long readings() throws InterruptedException {
        return github.control.calls("", 1000).stream()
                .filter(call -> call.method().equals("GET"))
                .filter(call -> call.path().contains("/actions/runners"))
                .count();
    }

    @Test
    void groupsThatGoAtOnceShareOneReading() throws InterruptedException {
        var moment = Instant.now();

        try (var groups = Nursery.open("groups")) {
            for (int group = 0; group < 20; group++) {
                var _ = groups.fork("group-" + group, () -> roll.since(moment, soon()));
            }
            groups.join();
        }

        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void whatMayHaveChangedSinceTheReadingIsReadAgain() throws InterruptedException {
        var _ = roll.lately(soon());
        var _ = roll.lately(soon());
        assertThat(readings()).isEqualTo(1);

        var listing = roll.since(Instant.now(), soon());

        assertThat(listing).isInstanceOf(Listing.Listed.class);
        assertThat(readings()).isEqualTo(2);
    }
}
