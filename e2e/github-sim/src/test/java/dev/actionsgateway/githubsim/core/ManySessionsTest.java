package dev.actionsgateway.githubsim.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.settings.Settings;
import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many sessions and many jobs: each job once, to who waits longest.
class ManySessionsTest {
    private static final int SESSIONS = 10_000;
    private static final int JOBS = 2_000;

    private final Timers timers = new Timers(new SimClock(InstantSource.system()));
    private final World world = new World(timers, Settings.REAL, tenants());

    @AfterEach
    void stop() {
        timers.close();
    }

    @Test
    void ofTenThousandParkedPollsThoseThatWaitLongestGetTheJobs() {
        var parked = new ArrayList<PollTicket>();
        if (!(RunnerKeys.make().getPublic() instanceof RSAPublicKey key)) {
            throw new IllegalStateException("not an RSA key");
        }
        for (int i = 0; i < SESSIONS; i++) {
            parked.add(park("gw-" + i, key));
        }
        assertThat(parked).noneMatch(PollTicket::completed);

        world.runs().start(spec(), (_, _) -> new FlatPlan(jobs()));
        var requests = new HashSet<Ids.RequestId>();
        for (var ticket : parked.subList(0, JOBS)) {
            assertThat(ticket.answer())
                    .hasValueSatisfying(answer -> {
                        if (answer instanceof PollAnswer.Message(_, Mail.JobOffer offer, _)) {
                            requests.add(offer.requestId());
                        }
                    });
        }
        assertThat(requests).hasSize(JOBS);
        assertThat(parked.subList(JOBS, SESSIONS)).noneMatch(PollTicket::completed);
        assertThat(world.invariants().violations()).isEmpty();
    }

    private PollTicket park(String name, RSAPublicKey key) {
        var scope = new Scope.Organisation("acme");
        var spec = new RunnerSpec(scope, name, 1, List.of("gw"), RunnerSpec.Use.REPEATED, "");
        if (world.runners().register(spec, key, Runners.Replace.NONE)
                        instanceof Registration.Registered(var runner)
                && world.sessions()
                                .open(
                                        runner.id(),
                                        new Sessions.Opener(runner.id(), "", "", Optional.empty()))
                        instanceof Sessions.Opening.Opened(var session)) {
            return world.polls().poll(runner.id(), session.id(), PollStatus.ONLINE);
        }
        throw new IllegalStateException("all names are new");
    }

    private static List<JobSpec> jobs() {
        var jobs = new ArrayList<JobSpec>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(
                    new JobSpec(
                            "job" + i,
                            JobSpec.Place.alone("job"),
                            "job",
                            List.of("gw"),
                            Optional.empty(),
                            1,
                            Duration.ofHours(6),
                            JobSpec.Claim.POSSIBLE,
                            _ -> JsonValue.EMPTY_JSON_OBJECT));
        }
        return jobs;
    }

    private static RunSpec spec() {
        return new RunSpec(
                "acme",
                "widgets",
                "CI",
                ".github/workflows/ci.yml",
                "push",
                JsonValue.EMPTY_JSON_OBJECT,
                "refs/heads/main",
                "0",
                "octo");
    }

    private static Tenants tenants() {
        var groups = List.of(new Tenants.Group(1, "Default", Tenants.Repositories.PRIVATE_ONLY));
        var repositories =
                List.of(new Tenants.Repository(2, "widgets", Tenants.Visibility.PRIVATE));
        return new Tenants(
                List.of(),
                List.of(),
                List.of(
                        new Tenants.Owner(
                                "acme", 1, Tenants.Kind.ORGANISATION, groups, repositories)));
    }
}
