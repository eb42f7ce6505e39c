package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.settings.Modes.Acknowledge;
import dev.actionsgateway.githubsim.settings.Modes.BusyOffers;
import dev.actionsgateway.githubsim.settings.Modes.CancelMessage;
import dev.actionsgateway.githubsim.settings.Modes.LostWrite;
import dev.actionsgateway.githubsim.settings.Modes.SecondOffer;
import dev.actionsgateway.githubsim.settings.Modes.SessionAfterJob;
import dev.actionsgateway.githubsim.settings.Modes.TooOldAt;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Polls, and what they are told.
public final class Polls {
    private final World world;
    private boolean released;
    private long messageId = 5_714_371_765_723_164_552L;

    Polls(World world) {
        this.world = world;
    }

    /// A poll begins. The caller waits for the ticket, and commits it if it is a message.
    public PollTicket poll(RunnerId token, SessionId id, PollStatus status) {
        return world.change(() -> {
            var runner = world.runners().any(token);
            var session = world.sessions().find(id);
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
        if (world.modes().tooOldAt() == TooOldAt.MESSAGE
                && world.sessions().tooOld(session.version)) {
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
            world.sessions().close(session, "used");
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
                && (session.runner.lease == null
                        || (ticket.status == PollStatus.ONLINE
                                && world.modes().secondOffer() == SecondOffer.OFFERED))
                && session.runner.standing == Runner.Standing.GOOD;
    }

    private boolean cancelDue(Delivery lease) {
        return lease.job.cancelRequested
                && world.modes().cancelMessage() != CancelMessage.NEVER
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

    void answer(Session session, PollAnswer with) {
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
            world.sessions().expire(session);
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

    void releaseAll() {
        released = true;
        for (var session : world.sessions().open()) {
            answer(session, new PollAnswer.Nothing());
        }
    }
}
