package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.gate.Gate;
import dev.actionsgateway.agc.job.JobTools;
import dev.actionsgateway.agc.job.LastWord;
import dev.actionsgateway.agc.lease.Renewals;
import dev.actionsgateway.agc.seat.LineTools;
import dev.actionsgateway.agc.seat.SeatTools;
import dev.actionsgateway.jobs.RenewalPolicy;
import dev.actionsgateway.kit.Nursery;

/// Makes what the seats of a group are made with.
record Equipment(
        GitHubSide github,
        ClusterSide cluster,
        Surroundings around,
        Nursery nursery,
        LastWord lastWord) {
    SeatTools of(Gate gate, SeatTools.Pool pool) {
        return new SeatTools(
                line(),
                github.enrolments(),
                jobs(),
                gate,
                github.records(),
                github.search(),
                github::service,
                pool);
    }

    private LineTools line() {
        return new LineTools(
                github.registration(),
                github.tokens(),
                github::broker,
                cluster.seats(),
                around.clock(),
                around.random(),
                around.events());
    }

    private JobTools jobs() {
        var renewals =
                new Renewals(
                        RenewalPolicy.USUAL, around.clock(), around.sleeper(), around.random());
        return new JobTools(
                cluster.jobs(),
                cluster.workers(),
                renewals,
                github.runs(),
                around.inHand(),
                lastWord,
                nursery,
                around.clock(),
                around.sleeper(),
                around.events(),
                around.checkpoints());
    }
}
