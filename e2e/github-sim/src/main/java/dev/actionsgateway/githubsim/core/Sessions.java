package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Changes.Kind;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.settings.Modes.JitSpent;
import dev.actionsgateway.githubsim.settings.Modes.TooOldAt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sessions: opened, dropped, expired. What their polls are told is in [Polls].
public final class Sessions {
    private final World world;
    private final Map<SessionId, Session> all = new LinkedHashMap<>();

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
            world.polls().wake(session);
            return true;
        });
    }

    @Nullable Session find(SessionId id) {
        return all.get(id);
    }

    List<Session> open() {
        return List.copyOf(all.values());
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
            world.polls()
                    .answer(
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
        world.polls().answer(session, new PollAnswer.SessionInvalid());
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

    void expire(Session session) {
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

    boolean tooOld(String version) {
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
