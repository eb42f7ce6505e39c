package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.json.Json;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows A1 to A8: App authentication and what every REST answer shows.
class AuthRowsTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void a1AnAppJwtOfASkewedClockOrAWrongKeyIsRefused() {
        assertThat(refused(Duration.ofMinutes(1), Duration.ofMinutes(9)))
                .startsWith("'Issued at' claim ('iat') must be an Integer");
        assertThat(refused(Duration.ofMinutes(-9), Duration.ofMinutes(-1)))
                .startsWith("'Expiration time' claim ('exp') must be a numeric value");
        assertThat(refused(Duration.ofMinutes(-1), Duration.ofMinutes(11)))
                .isEqualTo("'Expiration time' claim ('exp') is too far in the future");
        var wrong = github.appJwt(Duration.ofMinutes(-1), Duration.ofMinutes(9), RunnerKeys.make());
        assertThat(ask(wrong).text()).contains("A JSON web token could not be decoded");
    }

    @Test
    void a2AnUnknownInstallationIsNotFound() {
        var reply = github.accessToken(1);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"message\":\"Not Found\","
                                + "\"documentation_url\":\"https://docs.github.com/rest\","
                                + "\"status\":\"404\"}");
    }

    @Test
    void a3AnInstallationTokenEndsAfterAnHour() {
        assertThat(github.rest("GET", "/orgs/acme/actions/runners").status()).isEqualTo(200);

        github.advance(Duration.ofHours(1));
        var late = github.rest("GET", "/orgs/acme/actions/runners");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.json().text("message")).contains("Bad credentials");

        github.refresh();
        var expired = github.accessToken(Github.INSTALLATION);
        assertThat(expired.status()).isEqualTo(401); // the test's own clock is an hour behind now
    }

    @Test
    void a4AMissingPermissionIsRefusedAndASuspendedInstallationGetsNothing() {
        var token = github.accessToken(Github.READ_ONLY).json().text("token").orElseThrow();
        var reply = github.send("GET", "/orgs/acme/actions/runners", "Bearer " + token, "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().text("message")).contains("Resource not accessible by integration");
        var suspended = github.accessToken(Github.SUSPENDED);
        assertThat(suspended.status()).isEqualTo(403);
        assertThat(suspended.json().text("message"))
                .contains("This installation has been suspended");
    }

    @Test
    void a5ThePrimaryRateLimitIsCountedAndSaysWhenItEnds() {
        github.set("rateLimit", "2");
        var first = github.rest("GET", "/orgs/acme/actions/runners");
        assertThat(first.header("x-ratelimit-remaining")).isEqualTo("1");
        assertThat(first.header("x-ratelimit-resource")).isEqualTo("core");
        github.rest("GET", "/orgs/acme/actions/runners");

        var third = github.rest("GET", "/orgs/acme/actions/runners");
        assertThat(third.status()).isEqualTo(403);
        assertThat(third.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(Long.parseLong(third.header("x-ratelimit-reset"))).isPositive();
        assertThat(third.json().text("message"))
                .contains("API rate limit exceeded for installation ID 98765432.");
        github.set("rateLimitStatus", "429");
        assertThat(github.rest("GET", "/orgs/acme/actions/runners").status()).isEqualTo(429);
    }

    @Test
    void a6TheSecondaryRateLimitAsksToWait() {
        fault("secondary-rate-limit", "/orgs/**", 1);
        fault("secondary-rate-limit-429", "/orgs/**", 1);

        var first = github.rest("GET", "/orgs/acme/actions/runners");
        assertThat(first.status()).isEqualTo(403);
        assertThat(first.header("Retry-After")).isEqualTo("2");
        assertThat(first.text()).contains("You have exceeded a secondary rate limit.");
        assertThat(github.rest("GET", "/orgs/acme/actions/runners").status()).isEqualTo(429);
        assertThat(github.rest("GET", "/orgs/acme/actions/runners").status()).isEqualTo(200);
    }

    @Test
    void a7TheNextCallsOfARouteFail() {
        fault("unavailable", "/orgs/*/actions/runners", 2);

        for (int i = 0; i < 2; i++) {
            var reply = github.rest("GET", "/orgs/acme/actions/runners");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Content-Type")).isEqualTo("text/html");
        }
        assertThat(github.rest("GET", "/orgs/acme/actions/runners").status()).isEqualTo(200);
    }

    @Test
    void a8TheSkewOfTheClockShiftsChecksDatesAndIssuedTimes() {
        github.control("POST", "/clock", "{\"skew\":\"PT-30M\"}");

        assertThat(refused(Duration.ofMinutes(-1), Duration.ofMinutes(5)))
                .startsWith("'Issued at' claim");
        var meta = github.send("GET", "/meta", "", "");
        var date = ZonedDateTime.parse(meta.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(date.toInstant())
                .isBefore(github.simulator.world().timers().clock().instant().minusSeconds(1700));
        github.control("POST", "/clock", "{\"skew\":\"PT0S\"}");
        assertThat(github.accessToken(Github.INSTALLATION).status()).isEqualTo(201);
    }

    @Test
    void anInstallationTokenCanBeNarrowedButNotWidened() {
        var jwt = github.appJwt(Duration.ofMinutes(-1), Duration.ofMinutes(9), Github.APP_KEY);
        var narrowed =
                github.send(
                        "POST",
                        "/app/installations/" + Github.INSTALLATION + "/access_tokens",
                        "Bearer " + jwt,
                        "{\"repositories\":[\"widgets\"],\"permissions\":{\"actions\":\"read\"}}");
        assertThat(narrowed.status()).isEqualTo(201);
        assertThat(narrowed.json().text("repository_selection")).contains("selected");
        var token = "Bearer " + narrowed.json().text("token").orElseThrow();
        assertThat(github.send("GET", "/repos/acme/widgets/actions/runs", token, "").status())
                .isEqualTo(200);
        assertThat(github.send("GET", "/repos/acme/open/actions/runs", token, "").status())
                .isEqualTo(404);
        var widened =
                github.send(
                        "POST",
                        "/app/installations/" + Github.INSTALLATION + "/access_tokens",
                        "Bearer " + jwt,
                        "{\"permissions\":{\"secrets\":\"write\"}}");
        assertThat(widened.status()).isEqualTo(422);
    }

    @Test
    void bothRestBasesServeAndAPathThatNobodyServesIsCounted() {
        assertThat(github.rest("GET", "/api/v3/orgs/acme/actions/runners").status()).isEqualTo(200);

        var unserved = github.send("GET", "/nothing/here", "", "");
        assertThat(unserved.status()).isEqualTo(404);
        assertThat(unserved.text()).isEqualTo("404 page not found");
        assertThat(unserved.header("X-Simulator-Unserved")).isEqualTo("1");
        assertThat(unserved.header("Content-Type")).startsWith("text/plain");
        assertThat(github.simulator.calls().totals().unserved())
                .containsEntry("GET /nothing/here", 1L);
    }

    private String refused(Duration issued, Duration expires) {
        var reply = ask(github.appJwt(issued, expires, Github.APP_KEY));
        assertThat(reply.status()).isEqualTo(401);
        return reply.json().text("message").orElse("");
    }

    private Github.Reply ask(String jwt) {
        return github.send(
                "POST",
                "/app/installations/" + Github.INSTALLATION + "/access_tokens",
                "Bearer " + jwt,
                "");
    }

    private void fault(String kind, String path, int times) {
        github.control(
                "POST",
                "/faults",
                Json.string(
                        Json.object()
                                .add("kind", kind)
                                .add("path", path)
                                .add("times", times)
                                .build()));
    }
}
