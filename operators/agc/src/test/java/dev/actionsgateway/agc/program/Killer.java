package dev.actionsgateway.agc.program;

import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.githubsim.client.NewFault.Kind;
import dev.actionsgateway.githubsim.client.NewFault.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Kills the program at random moments of its life, and writes down what it hit.
///
/// @param site where
/// @param intents shows which claims are open
/// @param random decides when
/// @param faults the log
record Killer(Site site, Intents intents, Random random, List<Kill> faults) {
    private static final Duration START = Duration.ofSeconds(4);
    private static final Duration LIFE = Duration.ofSeconds(8);
    private static final Duration CLAIM = Duration.ofMillis(400);

    /// A kill.
    ///
    /// @param aim what it was aimed at
    /// @param hit the jobs whose claim was open when the program was gone, by number
    record Kill(Aim aim, Set<Long> hit) {}

    /// What a kill is aimed at.
    enum Aim {
        /// A program that starts.
        START,
        /// One that is at its work.
        LIFE,
        /// A claim that is on its way.
        CLAIM
    }

    Killer(Site site, Intents intents, long seed) {
        this(site, intents, new Random(seed), new ArrayList<>());
    }

    /// Lets a program live for a while, and kills it.
    void strike(AgcProcess program) throws InterruptedException {
        var aim = List.of(Aim.START, Aim.LIFE, Aim.LIFE, Aim.CLAIM).get(random.nextInt(4));
        switch (aim) {
            case START -> pause(START);
            case LIFE -> {
                Site.await("it serves", program::serves);
                pause(LIFE);
            }
            case CLAIM -> {
                site.github.control.addFault(slowClaim());
                Site.await("it serves", program::serves);
                if (intents.awaitNext(LIFE)) {
                    pause(CLAIM.dividedBy(2));
                }
            }
        }
        program.kill();
        site.github.control.clearFaults();
        faults.add(new Kill(aim, open()));
    }

    /// The jobs whose claim this kill has left open, and not an earlier one.
    private Set<Long> open() {
        var open = claimed();
        faults.forEach(earlier -> open.removeAll(earlier.hit()));
        return open;
    }

    /// The jobs whose claim is open now.
    Set<Long> claimed() {
        var open = new TreeSet<Long>();
        intents.open().forEach(request -> open.add(job(request)));
        return open;
    }

    /// The next claim takes its time: before GitHub acts on it, or before its answer.
    private NewFault slowClaim() {
        return new NewFault(
                "POST",
                "**/acquirejob",
                1,
                CLAIM,
                random.nextBoolean() ? Moment.BEFORE : Moment.AFTER,
                new Kind.Slow());
    }

    private long job(String request) {
        return site.github.job(request).orElseThrow().number().value();
    }

    private void pause(Duration longest) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt((int) longest.toMillis()));
    }

    /// All jobs whose claim was hit.
    Set<Long> hit() {
        var all = new TreeSet<Long>();
        faults.forEach(kill -> all.addAll(kill.hit()));
        return all;
    }

    long aimed(Aim aim) {
        return faults.stream().filter(kill -> kill.aim() == aim).count();
    }
}
