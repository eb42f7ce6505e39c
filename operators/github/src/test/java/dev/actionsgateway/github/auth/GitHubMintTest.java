package dev.actionsgateway.github.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.github.FakeWire;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubMintTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");
    private static final String TOKEN =
            """
            {"token":"ghs_x","expires_at":"2031-03-04T11:00:00Z","permissions":{"actions":"write"}}
            """;

    private final ManualClock machine = new ManualClock(NOW);
    private final GitHubClock clock = new GitHubClock(machine);
    private final FakeWire wire = new FakeWire();
    private final AppIdentity app = new AppIdentity("123", new InstallationId(7), TestKeys.PRIVATE);

    @Test
    void aTokenComesWithItsEndAndWhatItAllows() throws Exception {
        wire.reply(201, TOKEN);

        var minted = (Minting.Minted) mint();

        assertThat(wire.url())
                .isEqualTo("https://ghes.test/api/v3/app/installations/7/access_tokens");
        assertThat(minted.token().secret().reveal()).isEqualTo("ghs_x");
        assertThat(minted.token().expires()).isEqualTo("2031-03-04T11:00:00Z");
        assertThat(minted.token().permissions()).containsEntry("actions", "write");
        assertThat(minted.toString()).doesNotContain("ghs_x");
    }

    @Test
    void aRefusalWhoseDateShowsAWrongClockIsAnsweredWithTheRightTime() throws Exception {
        var date = Map.of("date", "Tue, 4 Mar 2031 09:50:00 GMT"); // ours is ten minutes fast
        wire.reply(401, date, "{}").reply(201, date, TOKEN);

        assertThat(mint()).isInstanceOf(Minting.Minted.class);

        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-10));
        var second = SignedJWT.parse(wire.authorization().replace("BEARER ", ""));
        assertThat(second.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW.minusSeconds(660));
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void aRefusalByAClockLikeOursIsFinal() throws Exception {
        wire.reply(401, Map.of("Date", "Tue, 4 Mar 2031 10:00:02 GMT"), "{}");

        assertThat(mint()).isInstanceOf(Minting.NotBelieved.class);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void everyRefusalHasItsName() throws Exception {
        wire.reply(403, "{}").reply(404, "{}").reply(422, "{}").reply(502, "").fail(Cause.CUT);

        assertThat(mint()).isInstanceOf(Minting.Suspended.class);
        assertThat(mint()).isInstanceOf(Minting.NotInstalled.class);
        assertThat(cause()).isEqualTo(Cause.UNEXPECTED);
        assertThat(cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(cause()).isEqualTo(Cause.CUT);
    }

    @Test
    void aLimitIsNoSuspension() throws Exception {
        wire.reply(
                403,
                Map.of(
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        "" + NOW.plusSeconds(90).getEpochSecond()),
                "{}");

        var failed = (Minting.Failed) mint();

        assertThat(failed.failure().cause()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(failed.failure().asked().delay()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aTokenWithoutAnEndIsNone() throws Exception {
        wire.reply(201, "{\"token\":\"ghs_x\"}").reply(201, "nope");

        assertThat(cause()).isEqualTo(Cause.MALFORMED);
        assertThat(cause()).isEqualTo(Cause.MALFORMED);
    }

    private Cause cause() throws InterruptedException {
        return ((Minting.Failed) mint()).failure().cause();
    }

    private Minting mint() throws InterruptedException {
        return new GitHubMint(wire, URI.create("https://ghes.test/api/v3"), clock)
                .mint(app, Deadline.after(Duration.ofSeconds(30), machine));
    }
}
