package dev.actionsgateway.workflows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a job message holds that is not in the workflow.
///
/// Its texts hold secrets: it is never logged, and its `toString` shows the ids only.
///
/// @param ids which run and job this is
/// @param urls of the services that the worker calls
/// @param tokens that it calls them with
/// @param secrets by name, all that the job may see; the worker makes the `secrets` context of them
/// @param variables more variables, such as feature switches
/// @param runnerGroup the name of the group that the runner is in
/// @param defaults the permissions of a job's token where the workflow names none
public record MessageFacts(
        Ids ids,
        Urls urls,
        Tokens tokens,
        Map<String, String> secrets,
        Map<String, String> variables,
        String runnerGroup,
        Permissions defaults) {

    public MessageFacts {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /// The ids.
    ///
    /// @param planId of the run's attempt, a UUID; the timeline has the same
    /// @param jobId of the job in the plan, a UUID
    /// @param checkRunId the number of the job in the REST API
    /// @param billingOwnerId a node id, such as `O_…`
    public record Ids(String planId, String jobId, long checkRunId, String billingOwnerId) {}

    /// The services.
    ///
    /// @param runService with a slash at its end
    /// @param results with a slash at its end
    /// @param feedStream a `ws` or `wss` address; empty for no live log
    /// @param launch where actions are resolved
    /// @param pipelines with a slash at its end
    /// @param cache with a slash at its end
    /// @param idToken where an OIDC token is asked for; sent only if the job may
    /// @param connectivityChecks addresses that the worker tries at its start
    public record Urls(
            String runService,
            String results,
            String feedStream,
            String launch,
            String pipelines,
            String cache,
            String idToken,
            List<String> connectivityChecks) {

        public Urls {
            connectivityChecks = List.copyOf(connectivityChecks);
        }
    }

    /// The tokens.
    ///
    /// @param job for the run service and the results service
    /// @param github the job's `GITHUB_TOKEN`
    public record Tokens(String job, String github) {

        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    @Override
    public String toString() {
        return "MessageFacts[" + ids + "]";
    }
}
