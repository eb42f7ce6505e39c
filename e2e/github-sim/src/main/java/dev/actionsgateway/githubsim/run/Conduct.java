package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.TokenKind;
import dev.actionsgateway.githubsim.core.JobReport;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Exchange;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Notes what a client of the run service does although it was told enough to know better. A
/// refusal alone is no such thing: jobs are lost, tokens expire and answers go astray.
final class Conduct {
    /// Kinds that are known for certain: each such token was given out here.
    private static final Set<TokenKind> GIVEN_OUT =
            Set.of(
                    TokenKind.INSTALLATION,
                    TokenKind.REGISTRATION,
                    TokenKind.ADMIN,
                    TokenKind.BROKER,
                    TokenKind.JOB);

    private final World world;
    private final Callers callers;
    private final Predicate<Exchange> struckBefore;

    /// @param struckBefore whether the same request was answered before, and a fault hit the answer
    Conduct(World world, Callers callers, Predicate<Exchange> struckBefore) {
        this.world = world;
        this.callers = callers;
        this.struckBefore = struckBefore;
    }

    /// A request whose token was not taken: wrong is one of another kind, not one that has expired.
    void refused(Exchange exchange, TokenKind wanted) {
        var kind = callers.kind(exchange);
        if (kind != wanted && GIVEN_OUT.contains(kind)) {
            note(
                    "wrong-token",
                    exchange.path(),
                    "it takes a %s token and got a %s one"
                            .formatted(wanted.spelled(), kind.spelled()));
        }
    }

    /// A request that calls the job of its token so.
    void named(Grant.Job caller, String planId, String jobId) {
        if (!caller.planId().equalsIgnoreCase(planId)) {
            note("other-job", subject(caller), "the token was used for plan " + planId);
        } else if (!world.claims().leases().names(caller.request(), jobId)) {
            note("other-job", subject(caller), "the token was used for job " + jobId);
        }
    }

    /// A report of the end, with its conclusion as it is written.
    void concluding(Grant.Job caller, JobReport report, Optional<String> written) {
        if (report.conclusion().isEmpty()) {
            note(
                    "conclusion-missing",
                    subject(caller),
                    written.map(word -> "no conclusion is called " + word)
                            .orElse("completejob came without a conclusion"));
        }
    }

    /// A worker that reports an end twice, unless the first answer may not have come.
    void again(Exchange exchange, Grant.Job caller) {
        if (!struckBefore.test(exchange)) {
            note("reported-once", subject(caller), "the worker reported the end a second time");
        }
    }

    /// A request for a job that another shard has.
    void misled(JobView job, String shard) {
        note("wrong-host", "job " + job.number(), "it was asked for at " + shard);
    }

    private String subject(Grant.Job caller) {
        return world.claims()
                .leases()
                .job(caller.request())
                .map(job -> "job " + job.number())
                .orElse("job " + caller.jobId());
    }

    private void note(String rule, String subject, String reason) {
        world.invariants().violate(rule, subject, reason);
    }
}
