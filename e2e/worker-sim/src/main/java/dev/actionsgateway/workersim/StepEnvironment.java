package dev.actionsgateway.workersim;

import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of a step's process, those that come later win: the worker's own, the job's, the
/// step's, `GITHUB_*` and `RUNNER_*`.
final class StepEnvironment {
    static final String TRACKING = "RUNNER_TRACKING_ID";
    private static final String OWN_SETTINGS = "WORKER_SIM_";

    private final Map<String, String> base = new LinkedHashMap<>();
    private final String inheritedPath;

    /// @param tracking marks all processes of the job
    StepEnvironment(WorkerHost host, JobMessage job, String tracking) {
        host.environment()
                .forEach((name, value) -> {
                    if (!name.startsWith(OWN_SETTINGS)) {
                        base.put(name, value);
                    }
                });
        base.putAll(ProxyRules.bothSpellings(host.environment()));
        base.putIfAbsent("CI", "true");
        base.putIfAbsent("GITHUB_ACTIONS", "true");
        base.put(TRACKING, tracking);
        inheritedPath = host.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        job.variables()
                .get("system.orchestrationId")
                .ifPresent(id -> base.put("ACTIONS_ORCHESTRATION_ID", id));
        job.connection()
                .address("GenerateIdTokenUrl")
                .ifPresent(url -> {
                    base.put("ACTIONS_ID_TOKEN_REQUEST_URL", url);
                    base.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", job.connection().token());
                });
    }

    /// The search path with what steps have put before it.
    String path(JobState state) {
        return state.path(inheritedPath);
    }

    Map<String, String> of(
            JobState state, Map<String, String> env, Map<String, String> contextVariables) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(env);
        all.putAll(contextVariables);
        all.put("PATH", state.path(env.getOrDefault("PATH", inheritedPath)));
        return all;
    }
}
