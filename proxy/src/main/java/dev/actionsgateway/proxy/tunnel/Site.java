package dev.actionsgateway.proxy.tunnel;

import dev.actionsgateway.proxy.judge.Egress;
import dev.actionsgateway.serve.InFlight;
import java.util.function.Supplier;

/// What all connections of a proxy share. All of it lives on the loop, but the last two.
record Site(
        String tenant,
        Loop loop,
        Times times,
        Limits limits,
        Lookups lookups,
        Buffers buffers,
        TunnelMeters meters,
        Supplier<Egress> egress,
        InFlight inFlight) {}
