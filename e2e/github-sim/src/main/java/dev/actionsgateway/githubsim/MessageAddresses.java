package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.broker.BrokerRoutes;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.JobFacts;
import dev.actionsgateway.githubsim.results.ResultsRoutes;
import java.net.URI;

/// Where a job message says that the worker finds its services.
final class MessageAddresses {
    private MessageAddresses() {}

    static JobFacts.Endpoints of(String base, JobNumber job) {
        var root = base + "/";
        return new JobFacts.Endpoints(
                base,
                base,
                BrokerRoutes.shard(base, job.value()),
                root + "broker/",
                base.isEmpty() ? "" : ResultsRoutes.endpoint(URI.create(root)).toString(),
                base.isEmpty() ? "" : ResultsRoutes.feedStream(URI.create(root)).toString(),
                root + "launch/",
                root + "tenant/T1/",
                root + "cache/T1/");
    }
}
