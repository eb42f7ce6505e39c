package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer.None;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.probe.lab.JobState;
import dev.actionsgateway.probe.lab.Lab;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which body of `completejob` does GitHub believe from a gateway whose worker never ran?
public final class ConclusionBody implements Investigation {
    /// The bodies that are tried, each with a job of its own.
    public enum Body {
        /// `conclusion: failed`, without steps: what a gateway can say.
        CONCLUSION,
        /// `conclusion: failed` with the results of steps: what a worker says.
        WITH_STEPS,
        /// `result: failed`, no conclusion: what another gateway says.
        RESULT
    }

    /// What one body brought.
    ///
    /// @param body which
    /// @param status the answer's status; 0 if there was none
    /// @param state the job afterwards
    public record Arm(Body body, int status, JobState state) {
        boolean believed() {
            return state.conclusion().filter("failure"::equals).isPresent();
        }

        /// The run is green, and the job never ends.
        boolean falseGreen() {
            return !state.ended() && state.run().filter("success"::equals).isPresent();
        }
    }

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// Some bodies are believed.
    ///
    /// @param bodies which
    /// @param falseGreen which turn the run green while the job hangs
    public record Believed(Set<Body> bodies, Set<Body> falseGreen) implements Answer {
        @Override
        public String says() {
            return "Believed: " + bodies + "; false green: " + falseGreen + ".";
        }

        @Override
        public String advice() {
            if (bodies.contains(Body.CONCLUSION)) {
                return "Conclude jobs that never ran by completejob with a conclusion.";
            }
            return bodies.contains(Body.WITH_STEPS)
                    ? "Send the results of the steps too, or force-cancel."
                    : "Send result as well as conclusion, and look at the job afterwards.";
        }
    }

    /// None is.
    ///
    /// @param statuses what the bodies were answered, in their order
    /// @param falseGreen which turn the run green while the job hangs
    public record NoneBelieved(List<Integer> statuses, Set<Body> falseGreen) implements Answer {
        @Override
        public String says() {
            return "No body is believed; they were answered "
                    + statuses
                    + "; false green: "
                    + falseGreen
                    + ".";
        }

        @Override
        public String advice() {
            return "Never send completejob for a worker: force-cancel over REST, and say so in a"
                    + " condition.";
        }
    }

    @Override
    public String question() {
        return "Which body of completejob does GitHub believe?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var arms = new ArrayList<Arm>();
        for (var body : Body.values()) {
            arms.add(arm(lab, body));
        }
        return judge(arms);
    }

    private static Arm arm(Lab lab, Body body) throws InterruptedException {
        lab.trail().note("arm", "body " + body);
        var seat = lab.seat();
        lab.start(1);
        var won = lab.claim(seat, seat.offer(lab.pace().arrival()).offer());
        var _ = seat.runner().renew(won.lease());
        int status = complete(lab, won.lease(), body);
        var state = lab.await(won.job(), s -> s.ended() || s.run().isPresent());
        var _ = seat.runner().close(seat.session());
        return new Arm(body, status, state);
    }

    private static int complete(Lab lab, Lease lease, Body body) throws InterruptedException {
        var content = content(lease, body).build().toString();
        var url = Address.join(URI.create(lease.runService().value()), "completejob");
        var call =
                Call.of(Verb.POST, url)
                        .as(Authorization.bearer(lease.token().secret()))
                        .with(Content.json(content));
        var answer = lab.link().wire().send(call, lab.waits().exchange());
        int status = answer instanceof Reply reply ? reply.status() : 0;
        var words = answer instanceof None(var failure) ? failure.toString() : "status " + status;
        lab.trail().note("POST completejob of " + lease.request() + ", " + body, words);
        return status;
    }

    private static JsonObjectBuilder content(Lease lease, Body body) {
        var named =
                Written.object()
                        .add("planId", lease.key().plan().value())
                        .add("jobId", lease.key().job().value());
        return switch (body) {
            case CONCLUSION -> named.add("conclusion", "failed");
            case RESULT -> named.add("result", "failed");
            case WITH_STEPS -> named.add("conclusion", "failed").add("stepResults", steps());
        };
    }

    private static JsonArrayBuilder steps() {
        return Written.list()
                .add(
                        Written.object()
                                .add("external_id", "00000000-0000-4000-8000-000000000001")
                                .add("number", 1)
                                .add("name", "Set up job")
                                .add("type", "run")
                                .add("status", "completed")
                                .add("conclusion", "failed"));
    }

    /// What the arms mean.
    static Verdict judge(List<Arm> arms) {
        var believed = bodies(arms, Arm::believed);
        var green = bodies(arms, Arm::falseGreen);
        return believed.isEmpty()
                ? new NoneBelieved(arms.stream().map(Arm::status).toList(), green)
                : new Believed(believed, green);
    }

    private static Set<Body> bodies(List<Arm> arms, Predicate<Arm> which) {
        return arms.stream()
                .filter(which)
                .map(Arm::body)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
