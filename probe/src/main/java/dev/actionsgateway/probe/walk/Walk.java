package dev.actionsgateway.probe.walk;

import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.Payload;
import dev.actionsgateway.probe.link.Link;
import dev.actionsgateway.probe.link.Runner;
import dev.actionsgateway.probe.link.Said;
import dev.actionsgateway.probe.link.Trail;
import dev.actionsgateway.probe.walk.WalkPlan.Receipts;
import java.util.Optional;
import java.util.function.Consumer;

/// Signs in, registers, opens a session, waits for a job, claims it and keeps it until it is
/// stopped by an interrupt. Whatever happens, it puts away after itself.
public final class Walk {
    private static final int REFUSED_CLAIMS = 20;

    private final Link link;
    private final WalkPlan plan;
    private final Trail trail;
    private final Consumer<Payload> payloads;
    private boolean asked;
    private Optional<Runner> runner = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Optional<Lease> lease = Optional.empty();
    private Optional<Job> job = Optional.empty();
    private Optional<Keeping> keeping = Optional.empty();

    /// A walk over this link.
    ///
    /// @param payloads is handed the payload when there is one
    public Walk(Link link, WalkPlan plan, Trail trail, Consumer<Payload> payloads) {
        this.link = link;
        this.plan = plan;
        this.trail = trail;
        this.payloads = payloads;
    }

    /// Walks. An interrupt is the wish to stop, and ends here: what is open is put away first.
    public WalkReport run() {
        var end = untilStopped();
        var report =
                new WalkReport(
                        end,
                        job,
                        keeping.map(Keeping::renewals).orElse(0),
                        keeping.flatMap(Keeping::lockedUntil),
                        "none",
                        "none");
        try {
            return putAway(report);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return report;
        }
    }

    private WalkEnd untilStopped() {
        try {
            return signIn();
        } catch (InterruptedException _) {
            return lease.isPresent() ? new WalkEnd.Kept() : new WalkEnd.NoJob();
        }
    }

    private WalkEnd signIn() throws InterruptedException {
        var app = link.access().app();
        return switch (link.login()) {
            case Link.Login.Refused(var why) -> {
                trail.note("installation token for " + app, Said.of(why));
                yield new WalkEnd.NotSignedIn(Said.of(why));
            }
            case Link.Login.In() -> {
                trail.note("installation token for " + app, "signed in");
                yield register();
            }
        };
    }

    private WalkEnd register() throws InterruptedException {
        var way =
                plan.spec().lifespan() == Lifespan.ONE_JOB
                        ? link.justInTime()
                        : link.registration();
        asked = true;
        var enrolment = way.enrol(plan.spec(), link.waits().exchange());
        trail.note("runner record " + plan.spec().name(), Said.of(enrolment));
        if (!(enrolment instanceof Enrolment.Enrolled(var credentials))) {
            return new WalkEnd.NotRegistered(Said.of(enrolment));
        }
        var ours = Runner.of(link, credentials, trail);
        runner = Optional.of(ours);
        return ours.signIn() instanceof Exchange.Granted
                ? open(ours)
                : new WalkEnd.NoSession("the runner got no token");
    }

    private WalkEnd open(Runner ours) throws InterruptedException {
        var opening = ours.open();
        if (!(opening instanceof Opening.Opened(var opened))) {
            return new WalkEnd.NoSession(Said.of(opening));
        }
        session = Optional.of(opened);
        for (int refused = 0; refused < REFUSED_CLAIMS; refused++) {
            switch (await(ours, opened)) {
                case Awaited.Ended(var why) -> {
                    return new WalkEnd.PollingEnded(why);
                }
                case Awaited.Offered(var offer) -> {
                    var claim = claim(ours, opened, offer);
                    if (claim instanceof Claim.Won(var won, var what, var payload)) {
                        return keep(ours, opened, won, what, payload);
                    }
                    if (!(claim instanceof Claim.Refused)) {
                        return new WalkEnd.NotClaimed(Said.of(claim));
                    }
                }
            }
        }
        return new WalkEnd.NotClaimed(REFUSED_CLAIMS + " claims in a row were refused");
    }

    private sealed interface Awaited {
        record Offered(Offer offer) implements Awaited {}

        record Ended(String why) implements Awaited {}
    }

    private Awaited await(Runner ours, Session opened) throws InterruptedException {
        trail.note("GET message of " + plan.spec().name(), "waiting for a job");
        while (true) {
            switch (ours.poll(opened, Occupation.ONLINE, Broker.POLL)) {
                case Poll.Nothing() -> {
                    // Nothing yet.
                }
                case Poll.Received(Message.Offered(_, var offer)) -> {
                    return new Awaited.Offered(offer);
                }
                case Poll.Received _ -> {
                    // Noted on the trail; nothing for us.
                }
                case Poll ended -> {
                    return new Awaited.Ended(Said.of(ended));
                }
            }
        }
    }

    private Claim claim(Runner ours, Session opened, Offer offer) throws InterruptedException {
        boolean before =
                plan.receipts() == Receipts.BEFORE
                        || (plan.receipts() == Receipts.AS_ASKED
                                && offer.receipt() == Receipt.WANTED);
        if (before) {
            var _ = ours.acknowledge(opened, offer.request());
        }
        var claim = ours.claim(offer);
        if (plan.receipts() == Receipts.AFTER) {
            var _ = ours.acknowledge(opened, offer.request());
        }
        return claim;
    }

    private WalkEnd keep(Runner ours, Session opened, Lease won, Job what, Payload payload)
            throws InterruptedException {
        lease = Optional.of(won);
        job = Optional.of(what);
        payloads.accept(payload);
        var kept = new Keeping(ours, opened, won, plan, link.waits());
        keeping = Optional.of(kept);
        return kept.run();
    }

    /// Stopped while a record was asked for: there may be one.
    private WalkReport sweep(WalkReport so) throws InterruptedException {
        var name = plan.spec().name();
        if (link.records().named(name, link.waits().exchange())
                instanceof Listing.Listed(var found)) {
            for (var record : found) {
                var removal = link.records().remove(record.id(), link.waits().exchange());
                trail.note("DELETE runner " + record.id(), Said.of(removal));
            }
        }
        return so;
    }

    private WalkReport putAway(WalkReport so) throws InterruptedException {
        if (runner.isEmpty()) {
            return asked ? sweep(so) : so;
        }
        var ours = runner.get();
        if (lease.isPresent() && plan.ending().isPresent()) {
            var _ = ours.complete(lease.get(), plan.ending().get());
        }
        var ended = session.isEmpty() ? "none" : Said.of(ours.close(session.get()));
        var id = ours.credentials().id();
        var removal = Said.of(link.records().remove(id, link.waits().exchange()));
        trail.note("DELETE runner " + id, removal);
        return new WalkReport(so.end(), so.job(), so.renewals(), so.lockedUntil(), ended, removal);
    }
}
