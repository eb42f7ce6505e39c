package dev.actionsgateway.github.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.ManualClock;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenOwnerTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");
    private static final AppIdentity APP =
            new AppIdentity("1", new InstallationId(7), TestKeys.PRIVATE);
    private static final AppIdentity OTHER =
            new AppIdentity("2", new InstallationId(7), TestKeys.PRIVATE);
    private static final Failure FAILURE =
            Failure.of(Call.of(Verb.POST, URI.create("https://api.test/x")), Cause.SERVER_ERROR);

    private final ManualClock clock = new ManualClock(NOW);
    private final LinkedBlockingQueue<Minting> answers = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger minted = new AtomicInteger();
    private final TokenOwner owner =
            TokenOwner.start(this::mint, APP, new GitHubClock(clock), clock, new Random(1));

    private Minting mint(AppIdentity app, Deadline deadline) throws InterruptedException {
        asked.add(app.issuer());
        return answers.take();
    }

    @AfterEach
    void close() {
        owner.close();
    }

    @Test
    void nobodyWaitsForTheFirstToken() {
        assertThat(owner.token()).isEmpty();
    }

    @Test
    void aTokenIsRenewedFiveMinutesBeforeItsEnd() throws Exception {
        give();
        clock.advance(Duration.ofMinutes(55).minusSeconds(1));
        assertThat(asked).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        awaitAsked();
        assertThat(text()).isEqualTo("t1");

        answer();
        awaitText("t2");
    }

    @Test
    void aFailedRenewalDisturbsNobodyWhileTheOldTokenLives() throws Exception {
        give();
        clock.advance(Duration.ofMinutes(55));
        for (int failures = 0; failures < 3; failures++) {
            awaitAsked();
            answers.add(new Minting.Failed(FAILURE));
            clock.awaitSleepers(1);
            assertThat(text()).isEqualTo("t1");
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(owner.state().trouble()).containsInstanceOf(Minting.Failed.class);

        clock.advance(Duration.ofMinutes(3));
        assertThat(owner.token()).isEmpty();
    }

    @Test
    void aThousandRefusalsAreOneRequest() throws Exception {
        give();
        var token = owner.token().orElseThrow();
        clock.advance(Duration.ofMinutes(1));
        clock.awaitSleepers(1);

        try (var callers = Nursery.open("callers")) {
            for (int i = 0; i < 1000; i++) {
                var _ =
                        callers.fork(
                                "caller",
                                () -> {
                                    owner.refused(token);
                                    return owner.token();
                                });
            }
            callers.join();
        }
        awaitAsked();
        answer();
        owner.refused(token); // the old one: that is known

        assertThat(asked).isEmpty();
        awaitText("t2");
    }

    @Test
    void aRefusalOfTheOldTokenWhileTheNewOneIsOnItsWayAsksForNoThird() throws Exception {
        give();
        var old = owner.token().orElseThrow();
        clock.advance(Duration.ofMinutes(55));
        awaitAsked();

        owner.refused(old);
        answer();
        awaitText("t2");
        clock.advance(Duration.ofMinutes(1));

        assertThat(asked.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aRefusalRightAfterARequestWaitsItsTurn() throws Exception {
        give();

        owner.refused(owner.token().orElseThrow());
        clock.advance(Duration.ofSeconds(29));
        assertThat(asked).isEmpty();

        assertThat(askedAfter(Duration.ofSeconds(1))).isEqualTo("1");
    }

    @Test
    void anotherKeyIsTriedAtOnceAndTakenWhenProven() throws Exception {
        give();

        owner.replace(OTHER);
        assertThat(awaitAsked()).isEqualTo("2");
        assertThat(text()).isEqualTo("t1");
        answer();
        awaitText("t2");

        assertThat(askedAfter(Duration.ofMinutes(56))).isEqualTo("2");
    }

    @Test
    void aKeyThatIsNotBelievedIsReportedAndTheOldOneGoesOn() throws Exception {
        give();

        owner.replace(OTHER);
        awaitAsked();
        answers.add(new Minting.NotBelieved(FAILURE));
        awaitState(state -> state.rejected().isPresent());
        assertThat(owner.state().rejected()).containsInstanceOf(Minting.NotBelieved.class);
        assertThat(text()).isEqualTo("t1");

        assertThat(askedAfter(Duration.ofMinutes(1))).isEqualTo("1");
    }

    @Test
    void aStartThatWantsToKnowHearsTheFirstAnswer() throws Exception {
        awaitAsked();
        answers.add(new Minting.NotInstalled(FAILURE));

        var state = owner.awaitFirst(Deadline.after(Duration.ofMinutes(1), InstantSource.system()));

        assertThat(state.trouble()).containsInstanceOf(Minting.NotInstalled.class);
    }

    @Test
    void closingEndsTheThreadAlsoWhileItAsks() throws Exception {
        awaitAsked();

        owner.close();

        assertThat(owner.token()).isEmpty();
    }

    private void give() throws InterruptedException {
        awaitAsked();
        answer();
    }

    private void answer() throws InterruptedException {
        var token =
                new InstallationToken(
                        Secret.of("t" + minted.incrementAndGet()),
                        clock.instant().plus(Duration.ofHours(1)),
                        Map.of());
        answers.add(new Minting.Minted(token));
        clock.awaitSleepers(1);
    }

    private String awaitAsked() throws InterruptedException {
        var issuer = asked.poll(30, TimeUnit.SECONDS);
        assertThat(issuer).as("a request for a token").isNotNull();
        return issuer == null ? "" : issuer;
    }

    private void awaitText(String wanted) {
        awaitState(_ -> text().equals(wanted));
        assertThat(text()).isEqualTo(wanted);
    }

    /// What was answered is taken by another thread, soon.
    private void awaitState(Predicate<TokenState> wanted) {
        var deadline = Deadline.after(Duration.ofSeconds(10), InstantSource.system());
        while (!wanted.test(owner.state()) && !deadline.expired()) {
            Thread.onSpinWait();
        }
    }

    /// Lets so much time pass that the owner asks again, also if it goes to sleep only now.
    private String askedAfter(Duration time) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            clock.advance(time);
            var issuer = asked.poll(100, TimeUnit.MILLISECONDS);
            if (issuer != null) {
                return issuer;
            }
        }
        return "nobody asked";
    }

    private String text() {
        return owner.token().orElseThrow().secret().reveal();
    }
}
