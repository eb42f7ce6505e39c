package dev.actionsgateway.proxy.meta;

import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.proxy.judge.Egress;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import jakarta.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of GitHub, kept fresh. Without any word from GitHub the built-in names go on.
public final class Knowledge {
    private static final Logger log = LoggerFactory.getLogger(Knowledge.class);

    /// How often GitHub is asked.
    static final Duration EVERY = Duration.ofHours(12);

    /// From when on an answer counts as stale.
    static final Duration STALE = Duration.ofDays(3);

    private static final Backoff AGAIN =
            Backoff.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    /// Asks GitHub.
    @FunctionalInterface
    public interface Source {
        /// Asks once.
        ///
        /// @throws IOException if there was no answer to be used
        Published ask() throws IOException, InterruptedException;
    }

    private final Function<Published, Egress> judging;
    private final InstantSource clock;
    private volatile Egress egress;
    private volatile Instant heard;
    private volatile boolean everHeard;
    private volatile boolean toldStale;
    private volatile String trouble = "";

    /// @param judging what follows from GitHub's word
    public Knowledge(Function<Published, Egress> judging, InstantSource clock) {
        this.judging = judging;
        this.clock = clock;
        this.egress = judging.apply(Published.nothing());
        this.heard = clock.instant();
    }

    /// Who may be reached, by what is known now.
    public Egress egress() {
        return egress;
    }

    /// Whether GitHub has ever answered.
    public boolean isHeard() {
        return everHeard;
    }

    /// Whether what is known is too old to be relied upon.
    public boolean isStale() {
        return age().compareTo(STALE) > 0;
    }

    private Duration age() {
        return Duration.between(heard, clock.instant());
    }

    /// Shows how old it is.
    public void show(MeterRegistry meters) {
        meters.getOrCreate(
                Gauge.builder("proxy_github_meta_age_seconds", this, it -> it.age().toSeconds())
                        .description("Since GitHub last said what its names are, or the start."));
        meters.getOrCreate(
                Gauge.builder("proxy_github_meta_stale", this, it -> it.isStale() ? 1 : 0)
                        .description("1 if that is more than %d days.".formatted(STALE.toDays())));
    }

    /// The same as JSON, with what keeps GitHub from answering: the gateway's status is made of it.
    public String freshness() {
        return Json.createObjectBuilder()
                .add("asked", true)
                .add("heard", everHeard)
                .add("ageSeconds", age().toSeconds())
                .add("stale", isStale())
                .add("why", trouble)
                .build()
                .toString();
    }

    /// What stands there where nobody needs to be asked.
    public static String notAsked() {
        return Json.createObjectBuilder().add("asked", false).build().toString();
    }

    /// Asks now and then until the thread is interrupted.
    public void keepFresh(Source source, Sleeper sleeper, RandomGenerator random)
            throws InterruptedException {
        int failures = 0;
        while (true) {
            failures = ask(source) ? 0 : failures + 1;
            sleeper.sleep(failures == 0 ? EVERY : pause(failures, random));
        }
    }

    private static Duration pause(int failures, RandomGenerator random) {
        return switch (AGAIN.after(failures, random)) {
            case Backoff.Next.Wait(var delay) -> delay;
            case Backoff.Next.GiveUp _ -> EVERY;
        };
    }

    /// Asks once; says whether there was an answer.
    boolean ask(Source source) throws InterruptedException {
        try {
            var published = source.ask();
            egress = judging.apply(published);
            heard = clock.instant();
            everHeard = true;
            toldStale = false;
            trouble = "";
            log.atInfo()
                    .addKeyValue("names", published.names().size())
                    .addKeyValue("ranges", published.ranges().size())
                    .log("GitHub said what its names are");
            return true;
        } catch (IOException e) {
            trouble = e.toString();
            log.atWarn()
                    .addKeyValue("why", trouble)
                    .addKeyValue("ageSeconds", age().toSeconds())
                    .log("GitHub did not say what its names are");
            if (isStale() && !toldStale) {
                toldStale = true;
                log.atError()
                        .addKeyValue("ageSeconds", age().toSeconds())
                        .log("what is known of GitHub's names is stale");
            }
            return false;
        }
    }
}
