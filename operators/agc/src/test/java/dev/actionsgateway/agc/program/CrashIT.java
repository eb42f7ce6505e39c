package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.program.Killer.Aim;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.githubsim.page.View;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The controller is killed again and again while it has work. `operators/agc/crash` runs it with
/// 200 jobs; `-Dcrash.seed=N` takes other moments.
@OnCluster
class CrashIT {
    private static final int JOBS = Integer.getInteger("crash.jobs", 10);
    private static final int WORKERS = Math.max(2, JOBS / 12);
    private static final long SEED = Long.getLong("crash.seed", 1);

    /// It lives for seconds: it had better start fast than run fast.
    private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1");

    @TempDir Path folder;

    private static String workflow() {
        var numbers =
                IntStream.rangeClosed(1, JOBS)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        return """
        on: workflow_dispatch
        jobs:
          build:
            runs-on: gw
            strategy: {fail-fast: false, matrix: {n: [%s]}}
            steps:
              - run: sleep 1
        """
                .formatted(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idempotent", "refused"})
    @Timeout(3600)
    void everyJobEndsWellExceptThoseWhoseClaimWasKilled(String repeatedAcquire, ApiServer server)
            throws InterruptedException {
        try (var site = new Site(server, "crash-" + repeatedAcquire, folder);
                var kubelet = new Kubelet(site.tenant, folder, site.github.trusted());
                var intents = new Intents(site.tenant)) {
            site.github.control.change(Map.of("repeatedAcquire", repeatedAcquire));
            site.group("team", 60, WORKERS);
            long run = site.github.dispatch(workflow());
            var began = Instant.now();

            var killer = new Killer(site, intents, SEED);
            while (counts(site, run).queued() > 0) {
                try (var program = program(site)) {
                    killer.strike(program);
                }
            }
            var killed = Duration.between(began, Instant.now());
            goOnToTheEnd(site, killer, run);

            var jobs = site.github.control.run(run).orElseThrow().jobs();
            print(repeatedAcquire, killed, killer, jobs);
            var cancelled = having("cancelled", jobs);
            assertThat(having("success", jobs)).hasSize(JOBS - cancelled.size());
            assertThat(kubelet.ran()).hasSize(JOBS - cancelled.size());
            assertThat(killer.hit()).containsAll(cancelled);
            if (repeatedAcquire.equals("idempotent")) {
                assertThat(cancelled).isEmpty();
            }
            assertThat(site.github.control.sessions()).isEmpty();
            assertThat(site.github.control.checks().violations()).isEmpty();
        }
    }

    private AgcProcess program(Site site) {
        return AgcProcess.start(site.environment(Optional.empty()), FAST, folder);
    }

    /// What nobody can run any more is claimed and never renewed, so that GitHub cancels it after a
    /// quarter of an hour, and drops the sessions that nobody polls.
    private void goOnToTheEnd(Site site, Killer killer, long run) throws InterruptedException {
        try (var last = program(site)) {
            Site.await("it serves", last::serves);
            Site.await(
                    "only claims without an answer are left",
                    () -> {
                        var left = counts(site, run).running();
                        return left == killer.intents().recorded()
                                && left <= last.saying("Quarantined[")
                                && killer.hit().containsAll(killer.claimed());
                    });
            site.github.control.advance(Duration.ofMinutes(16));
            Site.await("every record is dropped", () -> killer.intents().recorded() == 0);
            assertThat(last.stop()).isZero();
        }
        site.github.control.advance(Duration.ofMinutes(5));
    }

    private static View.Counts counts(Site site, long run) {
        try {
            return site.github.control.run(run).orElseThrow().run().counts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> having(String conclusion, List<View.Job> jobs) {
        return jobs.stream()
                .filter(job -> job.state().conclusion().filter(conclusion::equals).isPresent())
                .map(View.Job::id)
                .toList();
    }

    private static void print(String mode, Duration killed, Killer killer, List<View.Job> jobs) {
        System.out.printf(
                "crash: a second acquire is %s, seed %d: %d kills in %d s (%d at the start, %d later,"
                        + " %d aimed at a claim), %d claims hit; %d jobs: %d success, %d cancelled%n",
                mode,
                SEED,
                killer.faults().size(),
                killed.toSeconds(),
                killer.aimed(Aim.START),
                killer.aimed(Aim.LIFE),
                killer.aimed(Aim.CLAIM),
                killer.hit().size(),
                jobs.size(),
                having("success", jobs).size(),
                having("cancelled", jobs).size());
    }
}
