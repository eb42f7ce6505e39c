package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Changes.Kind;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.settings.Modes.Acknowledge;
import dev.actionsgateway.githubsim.settings.Modes.BusyOffers;
import dev.actionsgateway.githubsim.settings.Modes.CancelMessage;
import dev.actionsgateway.githubsim.settings.Modes.JitSpent;
import dev.actionsgateway.githubsim.settings.Modes.LostWrite;
import dev.actionsgateway.githubsim.settings.Modes.SessionAfterJob;
import dev.actionsgateway.githubsim.settings.Modes.TooOldAt;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sessions, and what their polls are told.
public final class Sessions {
    private final World world;
    private final Map<SessionId, Session> all = new LinkedHashMap<>();
    private boolean released;
    private long messageId = 5_714_371_765_723_164_552L;

    Sessions(World world) {
        this.world = world;
    }

    /// What came of opening a session.
    public sealed interface Opening {
        /// It is open.
        record Opened(SessionView session) implements Opening {}

        /// The runner has one already.
        record Conflict() implements Opening {}

        /// The runner's record was used up.
        record Unauthorized() implements Opening {}

        /// The record was removed, or the agent is not the token's.
        record RunnerNotFound() implements Opening {}

        /// The runner is too old.
        record TooOld(String version) implements Opening {}
    }

    /// Who opens a session, as its request says.
    ///
    /// @param agent the id that the request names, which must be the token's
    /// @param key the key that its messages shall be encrypted with
    public record Opener(RunnerId agent, String owner, String version, Optional<SessionKey> key) {}

    /// What came of an acknowledgement.
    public enum Acknowledged {
        NOTED,
        UNKNOWN,
        RUNNER_NOT_FOUND
    }

    /// Opens the one session of a runner.
    public Opening open(RunnerId token, Opener by) {
        return world.change(() -> {
            var runner = world.runners().any(token);
            if (runner == null || runner.standing == Runner.Standing.REMOVED) {
                return new Opening.RunnerNotFound();
            }
            if (runner.standing != Runner.Standing.GOOD) {
                return new Opening.Unauthorized();
            }
            if (!by.agent().equals(token)) {
                return new Opening.RunnerNotFound();
            }
            if (world.modes().tooOldAt() == TooOldAt.SESSION && tooOld(by.version())) {
                return new Opening.TooOld(by.version());
            }
            if (runner.session != null) {
                return new Opening.Conflict();
            }
            var session =
                    new Session(
                            new SessionId(UUID.randomUUID()),
                            runner,
                            by.owner(),
                            by.version(),
                            world.now(),
                            world.next(),
                            by.key());
            runner.session = session;
            all.put(session.id, session);
            world.invariants.touch(runner);
            expire(session);
            tell(session, "opened");
            return new Opening.Opened(view(session));
        });
    }

    /// A poll begins. The caller waits for the ticket, and commits it if it is a message.
    public PollTicket poll(RunnerId token, SessionId id, PollStatus status) {
        return world.change(() -> {
            var runner = world.runners().any(token);
            var session = all.get(id);
            var ticket = new PollTicket(session, status);
            var refusal = refuse(runner, session);
            if (refusal.isPresent()) {
                ticket.complete(refusal.get());
            } else if (session != null) {
                begin(session, ticket);
            }
            return ticket;
        });
    }

    private Optional<PollAnswer> refuse(@Nullable Runner runner, @Nullable Session session) {
        if (runner == null || runner.standing == Runner.Standing.REMOVED) {
            return Optional.of(new PollAnswer.RunnerNotFound());
        }
        if (runner.standing != Runner.Standing.GOOD && runner.emptyPolls-- > 0) {
            return Optional.of(new PollAnswer.UsedUp());
        }
        if (runner.standing != Runner.Standing.GOOD) {
            return Optional.of(new PollAnswer.Unauthorized());
        }
        if (session == null || session.runner != runner) {
            return Optional.of(new PollAnswer.SessionInvalid());
        }
        if (world.modes().tooOldAt() == TooOldAt.MESSAGE && tooOld(session.version)) {
            return Optional.of(new PollAnswer.TooOld(session.version));
        }
        return Optional.empty();
    }

    private void begin(Session session, PollTicket ticket) {
        if (session.parked != null) { // the newest poll is the one the client waits for
            answer(session, new PollAnswer.Nothing());
        }
        if (session.used
                && session.runner.lease == null
                && ticket.status == PollStatus.ONLINE
                && world.modes().sessionAfterJob() == SessionAfterJob.REFUSED) {
            close(session, "used");
            ticket.complete(new PollAnswer.SessionInvalid());
            return;
        }
        session.polls++;
        session.lastPoll = world.now();
        session.lastStatus = ticket.status;
        if (ticket.status == PollStatus.BUSY) {
            session.lastBusyPoll = world.now();
        }
        if (session.expiry != null) {
            session.expiry.cancel();
        }
        session.parked = ticket;
        if (released) {
            answer(session, new PollAnswer.Nothing());
            return;
        }
        ticket.hold =
                world.later(
                        world.times().pollHold(),
                        () -> {
                            if (session.parked == ticket) {
                                answer(session, new PollAnswer.Nothing());
                            }
                        });
        wake(session);
    }

    /// Looks what there is for a parked poll.
    void wake(Session session) {
        var ticket = session.parked;
        if (ticket == null) {
            return;
        }
        var lease = session.runner.lease;
        var open = session.open;
        if (!session.mailbox.isEmpty()) {
            send(session, session.mailbox.element());
        } else if (lease != null && cancelDue(lease)) {
            send(session, new Mail.Cancel(lease.job.jobId, world.times().cancelGrace()));
        } else if (open != null && !world.now().isBefore(open.repeatAt)) {
            repeat(session, open);
        } else if (open == null && mayTakeAJob(session, ticket)) {
            world.market.ready(session).ifPresent(job -> offer(session, job));
        }
    }

    private boolean mayTakeAJob(Session session, PollTicket ticket) {
        boolean asks =
                switch (ticket.status) {
                    case ONLINE -> true;
                    case BUSY -> world.modes().busyOffers() == BusyOffers.OFFERED;
                    case OFFLINE -> false;
                };
        return asks
                && session.runner.lease == null
                && session.runner.standing == Runner.Standing.GOOD;
    }

    private boolean cancelDue(Delivery lease) {
        return lease.job.cancelRequested
                && (!lease.cancelSent || !world.now().isBefore(lease.cancelAgainAt));
    }

    /// Delivers a job to a session whose poll is parked.
    void offer(Session session, Job job) {
        var delivery = new Delivery(new RequestId(UUID.randomUUID()), job, session, world.now());
        session.open = delivery;
        world.claims().offered(delivery);
        var ticket = session.parked;
        if (ticket != null) {
            ticket.delivery = delivery;
        }
        send(session, mail(delivery));
        if (job.wanted()) {
            world.market.want(job);
        } else {
            world.market.settle(job);
        }
    }

    private void repeat(Session session, Delivery delivery) {
        delivery.repeatAt = Instant.MAX;
        var ticket = session.parked;
        if (ticket != null) {
            ticket.delivery = delivery;
        }
        send(session, mail(delivery));
    }

    private Mail mail(Delivery delivery) {
        return new Mail.JobOffer(
                delivery.requestId,
                delivery.job.number,
                "O_" + delivery.job.run.spec.owner(),
                world.modes().acknowledge() == Acknowledge.ASKED);
    }

    private void send(Session session, Mail mail) {
        long id = ++messageId;
        var ticket = session.parked;
        if (ticket != null && ticket.delivery != null) {
            ticket.delivery.messageIds.add(id);
        }
        answer(session, new PollAnswer.Message(id, mail, session.key));
    }

    private void answer(Session session, PollAnswer with) {
        var ticket = session.parked;
        if (ticket == null) {
            return;
        }
        session.parked = null;
        world.market.busy(session);
        session.lastPoll = world.now();
        if (ticket.status == PollStatus.BUSY) {
            session.lastBusyPoll = world.now();
        }
        if (ticket.hold != null) {
            ticket.hold.cancel();
        }
        ticket.complete(with);
        if (!session.closed) {
            expire(session);
        }
    }

    /// Says what became of a message: it was written, or the client was gone.
    public void commit(PollTicket ticket, Writing writing) {
        world.run(() -> {
            var session = ticket.session;
            if (session == null
                    || !(ticket.answer().orElse(null) instanceof PollAnswer.Message message)) {
                return;
            }
            boolean arrived =
                    writing == Writing.WRITTEN || world.modes().lostWrite() == LostWrite.LOST;
            switch (message.mail()) {
                case Mail.JobOffer _ -> world.claims().written(ticket, arrived);
                case Mail.Cancel _ -> cancelWritten(session, arrived);
                case Mail.Verbatim sent -> {
                    if (arrived && sent.equals(session.mailbox.peek())) {
                        session.mailbox.remove();
                    }
                }
            }
            wake(session);
        });
    }

    /// What became of a message.
    public enum Writing {
        WRITTEN,
        CLIENT_GONE
    }

    private void cancelWritten(Session session, boolean arrived) {
        var lease = session.runner.lease;
        if (lease != null && arrived) {
            lease.cancelSent = true;
            if (world.modes().cancelMessage() == CancelMessage.REPEATED) {
                lease.cancelAgainAt = world.now().plus(world.times().cancelRepeat());
                var _ = world.later(world.times().cancelRepeat(), () -> wake(session));
            }
        }
    }

    /// The client says that a delivery came.
    public Acknowledged acknowledge(RunnerId token, RequestId request) {
        return world.change(() -> {
            var runner = world.runners().any(token);
            if (runner == null || runner.standing == Runner.Standing.REMOVED) {
                return Acknowledged.RUNNER_NOT_FOUND;
            }
            return world.claims().acknowledge(runner, request)
                    ? Acknowledged.NOTED
                    : Acknowledged.UNKNOWN;
        });
    }

    /// Ends the session of a runner; there need not be one.
    public void end(RunnerId token) {
        world.run(() -> {
            var runner = world.runners().any(token);
            if (runner != null && runner.session != null) {
                close(runner.session, "deleted");
            }
        });
    }

    /// Drops a session, as the service does when it forgets it.
    public boolean drop(SessionId id) {
        return world.change(() -> {
            var session = all.get(id);
            if (session != null) {
                close(session, "dropped");
            }
            return session != null;
        });
    }

    /// Puts a message into a session's mailbox; false if there is no such session or it is full.
    public boolean post(SessionId id, Mail.Verbatim mail) {
        return world.change(() -> {
            var session = all.get(id);
            if (session == null || session.mailbox.size() >= Session.MAILBOX) {
                return false;
            }
            session.mailbox.add(mail);
            wake(session);
            return true;
        });
    }

    /// The sessions that are open.
    public List<SessionView> list() {
        return world.look(() -> all.values().stream().map(Sessions::view).toList());
    }

    void recordGone(Runner runner) {
        var session = runner.session;
        if (session == null) {
            return;
        }
        if (session.parked != null) {
            answer(
                    session,
                    runner.standing == Runner.Standing.REMOVED
                            ? new PollAnswer.RunnerNotFound()
                            : new PollAnswer.Nothing());
        }
        close(session, "the runner is gone");
    }

    void close(Session session, String why) {
        if (session.closed) {
            return;
        }
        session.closed = true;
        all.remove(session.id);
        if (session.runner.session == session) {
            session.runner.session = null;
        }
        answer(session, new PollAnswer.SessionInvalid());
        if (session.expiry != null) {
            session.expiry.cancel();
        }
        world.invariants.touch(session.runner);
        var open = session.open;
        if (open != null) {
            world.claims().withdraw(open, why);
        }
        tell(session, why);
    }

    /// The client took a delivery's job, in the sense in which this GitHub counts it.
    void spendAt(JitSpent moment, Runner runner) {
        if (world.modes().jitSpent() == moment
                && runner.spec.use() == RunnerSpec.Use.JUST_IN_TIME) {
            world.runners().spend(runner);
        }
    }

    void releaseAll() {
        released = true;
        for (var session : List.copyOf(all.values())) {
            answer(session, new PollAnswer.Nothing());
        }
    }

    private void expire(Session session) {
        if (session.expiry != null) {
            session.expiry.cancel();
        }
        session.expiry =
                world.later(
                        world.times().sessionExpiry(),
                        () -> {
                            if (session.parked == null) {
                                close(session, "expired");
                            }
                        });
    }

    private boolean tooOld(String version) {
        var minimum = world.modes().minimumVersion();
        return !minimum.isEmpty() && !version.isEmpty() && Versions.compare(version, minimum) < 0;
    }

    private void tell(Session session, String what) {
        world.changes()
                .add(
                        world.now(),
                        Kind.SESSION,
                        session.id.toString(),
                        what,
                        Map.of("runner", session.runner.id.toString(), "owner", session.owner));
    }

    static SessionView view(Session session) {
        var open = session.open;
        return new SessionView(
                session.id,
                session.runner.id,
                session.runner.spec.name(),
                session.owner,
                session.version,
                session.openedAt,
                session.lastPoll,
                session.lastStatus,
                session.polls,
                session.parked != null,
                open == null ? Optional.empty() : Optional.of(open.requestId));
    }
}
