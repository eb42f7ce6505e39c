package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.gate.Headroom;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.agc.seat.SeatStore;

/// The cluster as a group sees it.
///
/// @param jobs where jobs are written down
/// @param seats where seats are
/// @param workers runs jobs
/// @param headroom how many more there is room for
public record ClusterSide(JobStore jobs, SeatStore seats, Workers workers, Headroom headroom) {}
