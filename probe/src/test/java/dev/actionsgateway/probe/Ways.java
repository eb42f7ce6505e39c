package dev.actionsgateway.probe;

import dev.actionsgateway.probe.investigate.Acknowledge;
import dev.actionsgateway.probe.investigate.BusyPoll;
import dev.actionsgateway.probe.investigate.ConclusionBody;
import dev.actionsgateway.probe.investigate.Egress;
import dev.actionsgateway.probe.investigate.FanOut;
import dev.actionsgateway.probe.investigate.LeaseEnd;
import dev.actionsgateway.probe.investigate.Redelivery;
import dev.actionsgateway.probe.investigate.SessionReuse;
import dev.actionsgateway.probe.investigate.Throttling;
import java.util.List;
import java.util.Map;

/// The ways by what they are about.
final class Ways {
    private Ways() {}

    static List<Way> offers() {
        return List.of(
                Way.of("acknowledge", Map.of(), Acknowledge.NotNeeded.class, "do not ask"),
                Way.of(
                        "acknowledge",
                        Map.of("acknowledge", "asked"),
                        Acknowledge.NotNeeded.class,
                        "Offers ask"),
                Way.of("acknowledge", Map.of(), Acknowledge.NotTaken.class, "refused")
                        .failing("/broker/acknowledge", 100, 404),
                Way.of(
                        "acknowledge",
                        Map.of("unacknowledged", "refused"),
                        Acknowledge.Needed.class,
                        "it works before the claim"),
                Way.of(
                        "acknowledge",
                        Map.of("receipt", "spoils"),
                        Acknowledge.Harmful.class,
                        "before the claim loses the job"),
                Way.of(
                        "redelivery",
                        Map.of("repeatInterval", "PT1S", "claimWindow", "PT2M"),
                        Redelivery.Repeated.class,
                        "same request id"),
                Way.of(
                        "redelivery",
                        Map.of("repeatInterval", "PT1H", "claimWindow", "PT3S"),
                        Redelivery.ReturnedToPool.class,
                        "another request id"),
                Way.of(
                        "redelivery",
                        Map.of("repeatInterval", "PT1H", "claimWindow", "PT1H"),
                        Redelivery.NotSeenAgain.class,
                        "did not come again"),
                Way.of("fanout", Map.of(), FanOut.OneSession.class, "one is offered"),
                Way.of("fanout", Map.of("fanOut", "3"), FanOut.OneClaim.class, "one can claim it")
                        .failing("/run/*/acquirejob", 2, 409),
                Way.of(
                        "fanout",
                        Map.of("fanOut", "3"),
                        FanOut.SeveralClaims.class,
                        "leaves the others theirs"),
                Way.of(
                        "fanout",
                        Map.of("fanOut", "3", "skippedSibling", "job"),
                        FanOut.SeveralClaims.class,
                        "ends it for all"));
    }

    static List<Way> sessions() {
        return List.of(
                Way.of("egress", Map.of(), Egress.Free.class, "all succeeded"),
                Way.of("egress", Map.of("sessionAddress", "tied"), Egress.Tied.class, "fails"),
                Way.of("session-reuse", Map.of(), SessionReuse.Reusable.class, "the next one"),
                Way.of(
                        "session-reuse",
                        Map.of("secondOffer", "offered"),
                        SessionReuse.SeveralAtOnce.class,
                        "while the first is held"),
                Way.of(
                        "session-reuse",
                        Map.of("sessionAfterJob", "refused"),
                        SessionReuse.OneJobPerSession.class,
                        "opens another"),
                Way.of(
                        "session-reuse",
                        Map.of("registeredAfterJob", "removed"),
                        SessionReuse.RecordSpent.class,
                        "the record is spent"),
                Way.of(
                        "session-reuse",
                        Map.of("registeredAfterJob", "replaced"),
                        SessionReuse.RecordSpent.class,
                        "the record is spent"),
                Way.of("throttling", Map.of(), Throttling.Opportunistic.class, ""),
                Way.of(
                        "throttling",
                        Map.of("deliveryTo", "sessions-at-queue-time"),
                        Throttling.BoundToQueueTime.class,
                        ""),
                busy("once", "assignment", BusyPoll.Heard.class, "once. A", "by the offer"),
                busy("repeated", "acquire", BusyPoll.Heard.class, "and again", "by the claim"),
                busy("once", "conclusion", BusyPoll.Heard.class, "once. A", "by the end of"),
                busy("once", "nothing", BusyPoll.Heard.class, "once. A", "outlives its job"),
                busy("never", "acquire", BusyPoll.Deaf.class, "does not hear", "by the claim"));
    }

    private static Way busy(
            String cancel,
            String spent,
            Class<? extends BusyPoll.Answer> verdict,
            String heard,
            String words) {
        return Way.of(
                "busy-poll",
                Map.of("cancelMessage", cancel, "jitSpent", spent),
                verdict,
                heard,
                words);
    }

    static List<Way> ends() {
        return List.of(
                conclusion(
                        "honoured",
                        "lenient",
                        "Believed: [CONCLUSION, WITH_STEPS]; false green: [RESULT]"),
                conclusion(
                        "honoured",
                        "strict",
                        "Believed: [CONCLUSION, WITH_STEPS]; false green: []"),
                conclusion("unauthorized", "lenient", "Believed: [WITH_STEPS]"),
                conclusion("ignored", "lenient", "Believed: [WITH_STEPS]"),
                Way.of("conclusion", Map.of(), ConclusionBody.NoneBelieved.class, "[401, 401, 401]")
                        .failing("/run/*/completejob", 100, 401),
                lease("concluded", "not-found", LeaseEnd.Ends.class, "knows no such lease"),
                lease("concluded", "unauthorized", LeaseEnd.Ends.class, "token was refused"),
                lease("redelivered", "not-found", LeaseEnd.GivenAway.class, "offered elsewhere"),
                lease("tolerated", "not-found", LeaseEnd.Lenient.class, "can be renewed after"));
    }

    private static Way conclusion(String gateway, String missing, String words) {
        return Way.of(
                "conclusion",
                Map.of("gatewayCompletion", gateway, "missingConclusion", missing),
                ConclusionBody.Believed.class,
                words);
    }

    private static Way lease(
            String lapse, String late, Class<? extends LeaseEnd.Answer> verdict, String words) {
        return Way.of(
                "lease",
                Map.of("jobLease", "PT6S", "leaseLapse", lapse, "leaseLostAnswer", late),
                verdict,
                words);
    }
}
